import { sql } from 'kysely';
import type { Database, Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** A draft without its items file and first item, which may be large. */
export type DraftRow = Omit<Row<'drafts'>, 'items_file' | 'items_first'>;

const COLUMNS = [
  'drafts.id',
  'drafts.values',
  'drafts.version',
  'drafts.items_name',
  'drafts.items_columns',
  'drafts.items_facts',
  'drafts.study_id',
  'drafts.revises',
  'drafts.revises_version',
  'drafts.created_by',
  'drafts.updated_by',
  'drafts.created_at',
  'drafts.updated_at',
  'drafts.archived_at',
] as const;

export async function insertDraft(db: Executor, row: NewRow<'drafts'>): Promise<string> {
  const { id } = await db.insertInto('drafts').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findDraft(db: Executor, id: string): Promise<DraftRow | undefined> {
  return await db.selectFrom('drafts').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Reads a draft and keeps others from changing it until the transaction ends. */
export async function lockDraft(trx: Executor, id: string): Promise<DraftRow | undefined> {
  return await trx.selectFrom('drafts').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function draftItemsFile(db: Executor, id: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('drafts').select('items_file').where('id', '=', id).executeTakeFirst();
  return row?.items_file ?? null;
}

/** The first item of a draft's file as JSON; null where there is none that can be read. */
export async function findFirstItem(db: Executor, id: string): Promise<unknown> {
  const row = await db.selectFrom('drafts').select('items_first').where('id', '=', id).executeTakeFirst();
  return row?.items_first ?? null;
}

type DraftChange = Partial<
  Pick<
    NewRow<'drafts'>,
    'values' | 'items_file' | 'items_name' | 'items_columns' | 'items_facts' | 'items_first' | 'study_id'
  >
>;

/** Changes a draft and counts its version up. */
export async function updateDraft(
  trx: Executor,
  id: string,
  change: DraftChange,
  { by, at }: { by: number; at: Date },
): Promise<number> {
  const { version } = await trx
    .updateTable('drafts')
    .set({ ...change, version: sql`version + 1`, updated_by: by, updated_at: at })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Puts a draft aside, or takes it back with null. */
export async function setDraftArchived(db: Executor, id: string, at: Date | null): Promise<void> {
  await db.updateTable('drafts').set({ archived_at: at }).where('id', '=', id).execute();
}

export async function deleteDraft(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('drafts').where('id', '=', id).execute();
}

/** A copy of a draft with its items file, of which no study was made yet. */
export async function copyDraftRow(
  db: Executor,
  id: string,
  { values, by, at }: { values: string; by: number; at: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into drafts (values, items_file, items_name, items_columns, items_facts, items_first, created_by,
      updated_by, created_at, updated_at)
    select ${values}::jsonb, items_file, items_name, items_columns, items_facts, items_first, ${by}, ${by}, ${at},
      ${at}
    from drafts where id = ${id} returning id`.execute(db);
  return rows[0]?.id;
}

/** A draft as a list shows it. */
export interface ListedDraft {
  id: string;
  name: string | null;
  updatedAt: Date;
  updatedBy: string | null;
  items: number | null;
  archived: boolean;
  /** The name of the study that it would change; null for one yet to be made. */
  revises: string | null;
}

/** Drafts of which no study was made, those changed last first. */
export async function listDraftRows(db: Executor): Promise<ListedDraft[]> {
  const { rows } = await sql<ListedDraft>`
    select drafts.id, drafts.values->>'name' as name, drafts.updated_at as "updatedAt", accounts.name as "updatedBy",
      (drafts.items_facts->>'items')::int as items, drafts.archived_at is not null as archived,
      studies.name as revises
    from drafts left join accounts on accounts.id = drafts.updated_by left join studies on studies.id = drafts.revises
    where drafts.study_id is null order by drafts.updated_at desc, drafts.id`.execute(db);
  return rows;
}

/** The draft that a study was made of, or that changed it last. */
export async function draftOfStudy(db: Executor, studyId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('drafts')
    .select('id')
    .where('study_id', '=', studyId)
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** A draft with changes to this set-up of a study that aren't in it yet, the one that was changed last. */
export async function findRevision(
  db: Executor,
  { studyId, version }: { studyId: number; version: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('drafts')
    .select('id')
    .where('revises', '=', studyId)
    .where('revises_version', '=', version)
    .where('study_id', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** Notes that somebody has a draft open; gives the names of the others who have had since `since`. */
export async function noteEditor(
  db: Database,
  draft: string,
  { account, at, since }: { account: number; at: Date; since: Date },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with seen as (
      insert into draft_editors (draft_id, account_id, seen_at) values (${draft}, ${account}, ${at})
      on conflict (draft_id, account_id) do update set seen_at = excluded.seen_at)
    select accounts.name from draft_editors join accounts on accounts.id = draft_editors.account_id
    where draft_id = ${draft} and account_id <> ${account} and seen_at >= ${since} order by accounts.name`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
