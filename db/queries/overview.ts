import type { Executor } from '#db/database.ts';

/** How many items a study has. */
export async function countItems(db: Executor, studyId: number): Promise<number> {
  const row = await db
    .selectFrom('items')
    .select((get) => get.fn.countAll<number>().as('items'))
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return row.items;
}

/** How many outputs each system of a study has, by the system's id; a system without any is left out. */
export async function countOutputs(db: Executor, studyId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('outputs')
    .select((get) => ['system_id', get.fn.countAll<number>().as('outputs')])
    .where('study_id', '=', studyId)
    .groupBy('system_id')
    .execute();
  return new Map(rows.map((row) => [row.system_id, row.outputs]));
}
