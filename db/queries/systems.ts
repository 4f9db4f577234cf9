import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** Stores systems and gives them back with their ids. */
export async function insertSystems(
  db: Executor,
  rows: readonly NewRow<'systems'>[],
): Promise<Row<'systems'>[]> {
  if (rows.length === 0) return [];
  return await db.insertInto('systems').values(rows).returningAll().execute();
}

/** All systems of a study, controls included, in their order: the baseline is wherever the lead put it. */
export async function listSystems(db: Executor, studyId: number): Promise<Row<'systems'>[]> {
  return await db
    .selectFrom('systems')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('position')
    .execute();
}

/** Takes the control systems of a study away, with their outputs. */
export async function deleteControls(db: Executor, studyId: number): Promise<void> {
  await db.deleteFrom('systems').where('study_id', '=', studyId).where('role', '=', 'control').execute();
}
