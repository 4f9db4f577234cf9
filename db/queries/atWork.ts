import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/**
 * How many raters of a study have sent something, or were given tasks, since a moment, and are not set aside.
 * What it takes follows from the number of raters: of each only the latest is looked up.
 */
export async function countAtWork(db: Executor, studyId: number, since: Date): Promise<number> {
  const { rows } = await sql<{ raters: number }>`
    select count(*)::int as raters from raters
    where study_id = ${studyId} and excluded_at is null and (
      exists (select from assignments where assignments.rater_id = raters.id and submitted_at >= ${since})
      or exists (select from blocks where blocks.rater_id = raters.id and blocks.state = 'leased'
        and blocks.created_at >= ${since}))`.execute(db);
  return rows[0]!.raters;
}
