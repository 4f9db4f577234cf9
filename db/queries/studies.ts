import { sql } from 'kysely';
import { literalLike } from '#app/core/shared/literals.ts';
import { readConfiguration, unfrozenText } from '#app/core/studies/configuration/stored.ts';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/**
 * A study's row with its configuration in today's shape, whatever release stored it, and with the text that its hash
 * is taken of, if it has opened.
 */
function read(row: Row<'studies'>): Row<'studies'>;
function read(row: Row<'studies'> | undefined): Row<'studies'> | undefined;
function read(row: Row<'studies'> | undefined): Row<'studies'> | undefined {
  if (row === undefined) return undefined;
  const { configuration: stored, configuration_version: version } = row;
  const frozen = row.frozen_configuration ?? (row.opened_at && unfrozenText(stored, version));
  return { ...row, configuration: readConfiguration(stored, version), frozen_configuration: frozen };
}

/** The study with a slug. */
export async function findStudy(db: Executor, slug: string): Promise<Row<'studies'> | undefined> {
  return read(await db.selectFrom('studies').selectAll().where('slug', '=', slug).executeTakeFirst());
}

export async function findStudyById(db: Executor, id: number): Promise<Row<'studies'> | undefined> {
  return read(await db.selectFrom('studies').selectAll().where('id', '=', id).executeTakeFirst());
}

/** All studies, the newest first. */
export async function listStudies(db: Executor): Promise<Row<'studies'>[]> {
  const rows = await db
    .selectFrom('studies')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => read(row));
}

/** Puts a study aside, or takes it back with null. */
export async function setStudyArchived(trx: Executor, id: number, at: Date | null): Promise<void> {
  await trx.updateTable('studies').set({ archived_at: at }).where('id', '=', id).execute();
}

/** Slugs that are `slug` or begin with it and a hyphen. */
export async function slugsLike(db: Executor, slug: string): Promise<string[]> {
  const rows = await db
    .selectFrom('studies')
    .select('slug')
    .where((where) => where.or([where('slug', '=', slug), where('slug', 'like', `${literalLike(slug)}-%`)]))
    .execute();
  return rows.map((row) => row.slug);
}

/** Stores a study; undefined where its slug is taken. */
export async function insertStudy(db: Executor, row: NewRow<'studies'>): Promise<Row<'studies'> | undefined> {
  return read(
    await db
      .insertInto('studies')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returningAll()
      .executeTakeFirst(),
  );
}

export async function insertBatch(db: Executor, studyId: number, number: number): Promise<number> {
  const row = await db
    .insertInto('batches')
    .values({ study_id: studyId, number, opened_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Reads a study and keeps every other change of it waiting until the transaction ends. */
export async function lockStudy(trx: Executor, id: number): Promise<Row<'studies'> | undefined> {
  return read(
    await trx.selectFrom('studies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
}

/**
 * Reads a study and keeps its state from changing until the transaction ends, since that needs `lockStudy`;
 * others may do the same meanwhile.
 */
export async function shareStudy(trx: Executor, id: number): Promise<Row<'studies'> | undefined> {
  return read(
    await trx.selectFrom('studies').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst(),
  );
}

/** Counts what raters' pages say of a study's size, for `task_count`, `task_items` and `languages`. */
export async function countExtent(trx: Executor, id: number): Promise<{ tasks: number; items: number }> {
  const { rows } = await sql<{ tasks: number; items: number }>`
    update studies set
      task_count = (select count(*) from tasks join item_rooms using (item_id)
        where tasks.study_id = ${id} and item_rooms.asked > 0),
      task_items = (select count(*) from item_rooms where item_rooms.study_id = ${id} and asked > 0),
      languages = (select coalesce(jsonb_agg(distinct language), '[]') from items
        where items.study_id = ${id} and language is not null)
    where id = ${id}
    returning task_count as tasks, task_items as items`.execute(trx);
  return rows[0]!;
}

/** What may happen only once at a time within a study. */
const TURNS = { joining: 2 };

/** Waits until no other transaction has the study's turn for this, and takes it until the transaction ends. */
export async function takeTurn(trx: Executor, studyId: number, what: keyof typeof TURNS): Promise<void> {
  await sql`select pg_advisory_xact_lock(${TURNS[what]}::int, ${studyId}::int)`.execute(trx);
}
