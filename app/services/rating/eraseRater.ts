import { AppError } from '#app/core/shared/errors.ts';
import { SYSTEM, type Doing } from '#app/services/studies/actor.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { eraseRaterData } from '#db/queries/erasure.ts';
import { insertEvent } from '#db/queries/events.ts';
import { findRaterByName, lockRater } from '#db/queries/raters.ts';
import { giveBackBlocks } from '#db/queries/seatStates.ts';
import { shareStudy } from '#db/queries/studies.ts';

/**
 * Erases what identifies the person behind a rater, on their request, in any state of the study: answers of
 * eligibility, languages, how the platform that recruited them calls them, comments, notes, the name of their seat, and the secret by which their browser is known.
 * Their ratings stay under the name that the study gave them (`rater-03`), so that no figure changes. They cannot go
 * on, and what they had reserved goes to others. Erasing twice is erasing once.
 *
 * @throws AppError `not_found`
 */
export async function eraseRater(
  db: Database,
  slug: string,
  name: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id: studyId } = await requireStudy(trx, slug);
    await shareStudy(trx, studyId);
    const found = await findRaterByName(trx, studyId, name);
    if (found === undefined) throw new AppError('no-rater', { slug, rater: name });
    const rater = (await lockRater(trx, found.id))!;
    if (rater.erased_at !== null) return;
    await giveBackBlocks(trx, rater.id);
    await eraseRaterData(trx, rater, now);
    await insertEvent(trx, { studyId, at: now, actor, kind: 'rater-erased', detail: { rater: name } });
  });
}
