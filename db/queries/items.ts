import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { inStretches } from './rows.ts';

export async function insertItems(db: Executor, rows: readonly NewRow<'items'>[]): Promise<void> {
  await inStretches(rows, (stretch) => db.insertInto('items').values(stretch).execute());
}

/** All items of a study in their order. */
export async function listItems(db: Executor, studyId: number): Promise<Row<'items'>[]> {
  return await db
    .selectFrom('items')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('position')
    .execute();
}

/** What is needed of every item of a study at once: no texts, so that a large study fits into memory. */
export interface ItemOutline {
  id: number;
  position: number;
  segment: string | null;
  /** The number of its batch; see `BatchTable`. */
  batch: number;
}

export async function itemOutlines(db: Executor, studyId: number): Promise<ItemOutline[]> {
  return await db
    .selectFrom('items')
    .innerJoin('batches', 'batches.id', 'items.batch_id')
    .select(['items.id', 'items.position', 'items.segment', 'batches.number as batch'])
    .where('items.study_id', '=', studyId)
    .orderBy('items.position')
    .execute();
}

/** How many items each batch of a study has, by its number. */
export async function itemsOfBatches(db: Executor, studyId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('items')
    .innerJoin('batches', 'batches.id', 'items.batch_id')
    .select((get) => ['batches.number', get.fn.countAll<number>().as('items')])
    .where('items.study_id', '=', studyId)
    .groupBy('batches.number')
    .execute();
  return new Map(rows.map(({ number, items }) => [number, items]));
}

/** The same of the items that a study opens with. */
export async function openingOutlines(db: Executor, studyId: number): Promise<ItemOutline[]> {
  return (await itemOutlines(db, studyId)).filter(({ batch }) => batch === FIRST_BATCH);
}

/** Some items of a study, in their order. */
export async function itemsById(db: Executor, ids: readonly number[]): Promise<Row<'items'>[]> {
  return await db
    .selectFrom('items')
    .selectAll()
    .where(sql<boolean>`id = any (${ids}::int[])`)
    .orderBy('position')
    .execute();
}

/** The item of a study by the key in its lead's file. */
export async function findItem(
  db: Executor,
  studyId: number,
  key: string,
): Promise<Row<'items'> | undefined> {
  return await db
    .selectFrom('items')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** How many items of a study have which language, references, a source text, or are conversations. */
export async function itemFacts(
  db: Executor,
  studyId: number,
): Promise<{
  readonly languages: { readonly language: string | null; readonly items: number }[];
  readonly items: {
    readonly all: number;
    readonly withReferences: number;
    readonly withSource: number;
    readonly conversations: number;
  };
}> {
  const languages = await db
    .selectFrom('items')
    .select(({ fn }) => ['language', fn.countAll<number>().as('items')])
    .where('study_id', '=', studyId)
    .groupBy('language')
    .orderBy('items', 'desc')
    .orderBy('language')
    .execute();
  const items = await db
    .selectFrom('items')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where jsonb_array_length(reference_texts) > 0)`.as('withReferences'),
      fn.count<number>('source').as('withSource'),
      fn.count<number>('messages').as('conversations'),
    ])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return { languages, items };
}
