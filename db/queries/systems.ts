import { sql } from 'kysely';
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

/** Takes the control systems of a study away, with their outputs and scores. No task may show one. */
export async function deleteControls(trx: Executor, studyId: number): Promise<void> {
  for (const table of ['scores', 'output_failures', 'outputs'] as const) {
    await sql`
      delete from ${sql.table(table)} where system_id in (
        select id from systems where study_id = ${studyId} and role = 'control')`.execute(trx);
  }
  await trx.deleteFrom('systems').where('study_id', '=', studyId).where('role', '=', 'control').execute();
}
