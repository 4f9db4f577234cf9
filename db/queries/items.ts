import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
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

/** The languages of a study's items, each once, in alphabetical order. */
export async function itemLanguages(db: Executor, studyId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('items')
    .select('language')
    .distinct()
    .where('study_id', '=', studyId)
    .where('language', 'is not', null)
    .orderBy('language')
    .execute();
  return rows.flatMap(({ language }) => (language === null ? [] : [language]));
}
