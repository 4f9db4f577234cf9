import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertRater(db: Executor, row: NewRow<'raters'>): Promise<Row<'raters'>> {
  return await db.insertInto('raters').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function findRaterBySecret(
  db: Executor,
  secretHash: string,
): Promise<Row<'raters'> | undefined> {
  return await db.selectFrom('raters').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
}

/** How many raters of a study there are: those who are simulated, and the others. */
export async function countRaters(
  db: Executor,
  studyId: number,
): Promise<{ people: number; simulated: number }> {
  return await db
    .selectFrom('raters')
    .select((get) => [
      get.fn.countAll<number>().filterWhere('simulated', '=', false).as('people'),
      get.fn.countAll<number>().filterWhere('simulated', '=', true).as('simulated'),
    ])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
}

/** The how-manieth rater of the study a rater is, from 1. */
export async function raterNumber(db: Executor, studyId: number, raterId: number): Promise<number> {
  const row = await db
    .selectFrom('raters')
    .select((get) => get.fn.countAll<number>().as('number'))
    .where('study_id', '=', studyId)
    .where('id', '<=', raterId)
    .executeTakeFirstOrThrow();
  return row.number;
}

/**
 * Reads a rater and keeps everything else that this rater does waiting until the transaction ends. Taken before
 * blocks and rooms.
 */
export async function lockRater(trx: Executor, id: number): Promise<Row<'raters'> | undefined> {
  return await trx.selectFrom('raters').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}
