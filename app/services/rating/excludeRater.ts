import { AppError, problem } from '#app/core/shared/errors.ts';
import { storingFault } from '#app/core/shared/storable.ts';
import { SYSTEM, type Doing } from '#app/services/studies/actor.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { setAside } from '#db/queries/raters.ts';
import { lockStudyRater } from './lockStudyRater.ts';

/** Longest reason, in characters. */
const REASON_LIMIT = 500;

/**
 * A lead sets a rater aside: their judgments leave the analysis and stay in the record, their items ask for other
 * raters instead, and the rater is thanked and gets no further task. The report says why, and shows the result
 * without any exclusion beside it.
 *
 * @param input.rater the rater's name in the study: `rater-03`
 * @throws AppError `not_found`; `invalid_input` without a reason; `conflict` where the rater is set aside already
 *   or the study is neither open, paused nor closed
 */
export async function excludeRater(
  db: Database,
  slug: string,
  input: { rater: string; reason: string },
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  const reason = input.reason.trim();
  if (reason === '' || reason.length > REASON_LIMIT || storingFault(reason) !== null) {
    throw new AppError(
      'set-aside-reason-length',
      { most: REASON_LIMIT },
      { problems: [problem('reason', 'write-characters', { most: REASON_LIMIT })] },
    );
  }
  await db.transaction().execute(async (trx) => {
    const { study, rater } = await lockStudyRater(trx, slug, input.rater);
    if (rater.excluded_at !== null) {
      throw new AppError('set-aside-already', { rater: rater.name, why: rater.exclusion_reason ?? '' });
    }
    await setAside(trx, rater.id, { at: now, reason, by: 'lead' });
    const detail = { rater: rater.name, reason, state: study.state };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'rater-excluded', detail });
  });
}
