import { AppError } from '#app/core/shared/errors.ts';
import { SYSTEM, type Doing } from '#app/services/studies/actor.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { takeBack } from '#db/queries/raters.ts';
import { lockStudyRater } from './lockStudyRater.ts';

/**
 * Takes a rater back whom a lead set aside: what they judged counts again, beyond what was asked for where others
 * have judged the same meanwhile.
 *
 * @throws AppError `not_found`; `conflict` where the rater is not set aside, or is so by the rule fixed before
 *   opening, which nobody can lift, or where the study is neither open, paused nor closed
 */
export async function readmitRater(
  db: Database,
  slug: string,
  name: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { study, rater } = await lockStudyRater(trx, slug, name);
    if (rater.excluded_by === null) throw new AppError('not-set-aside', { rater: name });
    if (rater.excluded_by === 'rule') {
      throw new AppError('set-aside-by-rule', { rater: name, why: rater.exclusion_reason ?? '' });
    }
    await takeBack(trx, rater.id);
    const detail = { rater: name, reason: rater.exclusion_reason, state: study.state };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'rater-readmitted', detail });
  });
}
