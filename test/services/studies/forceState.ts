import { sql } from 'kysely';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';

/** Puts a study into a state whatever the way there, past the door: only a test may. */
export async function forceState(db: Database, studyId: number, state: StudyState): Promise<void> {
  await sql`update studies set state = ${state}, generation_run = null where id = ${studyId}`.execute(db);
}
