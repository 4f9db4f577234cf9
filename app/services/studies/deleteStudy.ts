import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { dropFinishedJobs, hasRaters, removeStudy } from '#db/queries/studyRemoval.ts';
import { pilotsOf } from '#db/queries/pilots.ts';
import { lockStudy } from '#db/queries/studies.ts';
import { giveItemsBack } from '../pilots/giveItemsBack.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireLocked, requireStudy } from './requireStudy.ts';

/**
 * Deletes a study that has not been opened and that nobody has joined, with its items, outputs and links. What
 * happened to it stays on record under its name. A study with judgments is never deleted.
 *
 * @throws AppError `not_found`; `conflict` where the study is neither a draft nor ready, somebody has joined it, it has
 *   a pilot, or its outputs are about to be generated
 */
export async function deleteStudy(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // A pilot's study is locked before it, here as elsewhere: two that lock both never wait for one another.
    const { pilot_of: piloted } = await requireStudy(trx, slug);
    if (piloted !== null) await lockStudy(trx, piloted);
    const study = await requireLocked(trx, slug);
    if (study.state !== 'draft' && study.state !== 'ready') {
      throw study.state === 'generating'
        ? new AppError('delete-while-generating', { slug })
        : new AppError('delete-too-late', { slug, state: study.state });
    }
    if (await hasRaters(trx, study.id)) {
      throw new AppError('delete-with-raters', { slug });
    }
    if (!(await dropFinishedJobs(trx, slug))) {
      throw new AppError('delete-before-generating', { slug });
    }
    const [pilot] = await pilotsOf(trx, study.id);
    if (pilot !== undefined) throw new AppError('delete-with-pilots', { slug, pilot: pilot.slug });
    if (study.pilot_of !== null) await giveItemsBack(trx, study.pilot_of, study.id);
    await removeStudy(trx, study);
    const detail = { study: slug, name: study.name, state: study.state };
    await insertEvent(trx, { studyId: null, at: now, actor, kind: 'study-deleted', detail });
  });
}
