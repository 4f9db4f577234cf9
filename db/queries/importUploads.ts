import { sql } from 'kysely';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** A file of an upload by its place in it. */
export type UploadPart = Row<'import_files'>['part'];

export async function insertUpload(
  trx: Executor,
  { account, at }: { account: number; at: Date },
): Promise<string> {
  const { id } = await trx
    .insertInto('import_uploads')
    .values({ account_id: account, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findUpload(db: Executor, id: string): Promise<Row<'import_uploads'> | undefined> {
  return await db.selectFrom('import_uploads').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Keeps a file with an upload, in place of the one that it had there. */
export async function putFile(trx: Executor, row: Row<'import_files'>): Promise<void> {
  const { name, bytes } = row;
  await trx
    .insertInto('import_files')
    .values(row)
    .onConflict((conflict) => conflict.columns(['upload_id', 'part']).doUpdateSet({ name, bytes }))
    .execute();
}

/** Drops the files of an upload that are none of these. */
export async function dropFilesBut(trx: Executor, id: string, parts: readonly UploadPart[]): Promise<void> {
  await sql`
    delete from import_files where upload_id = ${id} and part <> all(${[...parts]}::text[])`.execute(trx);
}

export async function filesOfUpload(db: Executor, id: string): Promise<Row<'import_files'>[]> {
  return await db.selectFrom('import_files').selectAll().where('upload_id', '=', id).execute();
}

/** How the first file of an upload is called; null where it has none any more. */
export async function nameOfUpload(db: Executor, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('import_files')
    .select('name')
    .where('upload_id', '=', id)
    .where('part', '=', 'file')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Notes what an upload is to be imported by. */
export async function askForImport(db: Executor, id: string, asked: JsonObject): Promise<void> {
  await db
    .updateTable('import_uploads')
    .set({ asked: JSON.stringify(asked) })
    .where('id', '=', id)
    .execute();
}

/** Notes which study was made of an upload, whose files nobody needs any more. */
export async function noteImported(trx: Executor, id: string, study: string): Promise<void> {
  await trx.updateTable('import_uploads').set({ study }).where('id', '=', id).execute();
  await trx.deleteFrom('import_files').where('upload_id', '=', id).execute();
}

export async function deleteUpload(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('import_uploads').where('id', '=', id).execute();
}

/** Drops uploads that are older, save those of which a study is being made. */
export async function dropOldUploads(trx: Executor, kind: string, before: Date): Promise<void> {
  await sql`
    delete from import_uploads where created_at < ${before} and not exists (
      select from jobs where kind = ${kind} and key = import_uploads.id::text and state in ('queued', 'running'))`.execute(
    trx,
  );
}
