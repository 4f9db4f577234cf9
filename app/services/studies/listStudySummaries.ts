import type { Executor } from '#db/database.ts';
import { studySummaries, type StudySummary } from '#db/queries/studySummaries.ts';

export type { StudySummary } from '#db/queries/studySummaries.ts';

/** All studies, the newest first, archived ones among them. */
export async function listStudySummaries(db: Executor): Promise<StudySummary[]> {
  return await studySummaries(db);
}
