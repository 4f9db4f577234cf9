import type { LookDecision } from '#app/core/studies/looks.ts';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export interface NewLook extends Omit<NewRow<'looks'>, 'decisions' | 'stopped_at'> {
  readonly decisions: readonly LookDecision[];
}

/** The looks that were taken at a study, in their order. */
export async function listLooks(db: Executor, studyId: number): Promise<Row<'looks'>[]> {
  return await db.selectFrom('looks').selectAll().where('study_id', '=', studyId).orderBy('number').execute();
}

export async function insertLook(trx: Executor, { decisions, ...look }: NewLook): Promise<void> {
  await trx
    .insertInto('looks')
    .values({ ...look, decisions: JSON.stringify(decisions) })
    .execute();
}

/** Notes that a study stopped by a look. */
export async function stopByLook(trx: Executor, id: number, at: Date): Promise<void> {
  await trx.updateTable('looks').set({ stopped_at: at }).where('id', '=', id).execute();
}
