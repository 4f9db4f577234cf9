import { AppError } from '#app/core/shared/errors.ts';
import { isAtWork } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { setStudyArchived, shareStudy } from '#db/queries/studies.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Puts a study aside, so that lists leave it out, or takes it back. Nothing else of it changes: its pages, its report
 * and its files are where they were.
 *
 * @throws AppError `not_found`; `conflict` where outputs are generated or raters judge
 */
export async function archiveStudy(
  db: Database,
  slug: string,
  archived: boolean,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, (await requireStudy(trx, slug)).id))!;
    if (archived && isAtWork(study.state)) {
      throw new AppError('archive-at-work', { slug, state: study.state });
    }
    if ((study.archived_at !== null) === archived) return;
    await setStudyArchived(trx, study.id, archived ? now : null);
    const kind = archived ? 'study-archived' : 'study-restored';
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind, detail: {} });
  });
}
