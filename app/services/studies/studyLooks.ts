import { describeLooks, type StudyLooks } from '#app/core/reports/studyLooks.ts';
import type { Executor } from '#db/database.ts';
import { listLooks } from '#db/queries/looks.ts';
import type { Row } from '#db/schema.ts';
import { shareOf, studyExtent } from './studyExtent.ts';

/** Whether no look can come any more. */
function isOver(state: Row<'studies'>['state']): boolean {
  return state === 'closed' || state === 'decided' || state === 'withdrawn';
}

/** What a study declared of looks and extension, and what came of it; null where it declared nothing. */
export async function studyLooks(db: Executor, study: Row<'studies'>): Promise<StudyLooks | null> {
  const { at, extension } = study.configuration.looks;
  if (at.length === 0 && extension === null) return null;
  const extent = await studyExtent(db, study);
  const taken = (await listLooks(db, study.id)).map((look) => ({
    number: look.number,
    at: look.taken_at.toISOString(),
    share: look.share,
    information: look.information,
    decisions: look.decisions,
    stopped: look.stopped_at !== null,
  }));
  return describeLooks(study.configuration.looks, {
    share: shareOf(extent),
    taken,
    extendedAt: extent.extended?.toISOString() ?? null,
    running: !isOver(study.state),
  });
}
