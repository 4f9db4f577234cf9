import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { countItems } from '#db/queries/overview.ts';
import { countReadings } from '#db/queries/rooms.ts';
import { listStudies } from '#db/queries/studies.ts';

/** A study as a list of studies shows it. */
export interface StudySummary {
  readonly slug: string;
  readonly name: string;
  readonly state: StudyState;
  readonly items: number;
  /** Submitted blocks, and how many are asked for; 0 of 0 before the tasks are built. */
  readonly submitted: number;
  readonly asked: number;
  /** Whether it is a pilot of another study, without a verdict. */
  readonly pilot: boolean;
}

/** All studies, the newest first. */
export async function listStudySummaries(db: Executor): Promise<StudySummary[]> {
  const summaries: StudySummary[] = [];
  for (const { id, slug, name, state, pilot_of } of await listStudies(db)) {
    const counts = { items: await countItems(db, id), ...(await countReadings(db, id)) };
    summaries.push({ slug, name, state, ...counts, pilot: pilot_of !== null });
  }
  return summaries;
}
