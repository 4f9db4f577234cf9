import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/** Who of a study has sent something, or was given tasks, since a moment, and is not set aside. */
const atWork = (studyId: number, since: Date) => sql`
  from raters
  where study_id = ${studyId} and excluded_at is null and (
    exists (select from assignments where assignments.rater_id = raters.id and submitted_at >= ${since})
    or exists (select from blocks where blocks.rater_id = raters.id and blocks.state = 'leased'
      and blocks.created_at >= ${since}))`;

/** How many they are. What it takes follows from the number of raters: of each only the latest is looked up. */
export async function countAtWork(db: Executor, studyId: number, since: Date): Promise<number> {
  const { rows } = await sql<{ raters: number }>`
    select count(*)::int as raters ${atWork(studyId, since)}`.execute(db);
  return rows[0]!.raters;
}

/** Their names, in the order of joining. */
export async function ratersAtWork(db: Executor, studyId: number, since: Date): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select raters.name ${atWork(studyId, since)} order by raters.id`.execute(db);
  return rows.map(({ name }) => name);
}
