import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { lastJudged } from '#db/queries/assignments.ts';
import { recallJudgment, type RecalledJudgment } from './recallJudgment.ts';
import type { Rater } from './raterIdentity.ts';

/** The judgment that a rater gave last. */
export type LastJudgment = RecalledJudgment;

/**
 * The task that a rater judged last, to be shown for correction; see `recallJudgment`.
 *
 * @throws AppError `not_found` where the rater has judged nothing; `conflict` where the study is not open
 */
export async function undoLast(db: Executor, rater: Rater): Promise<LastJudgment> {
  const last = await lastJudged(db, rater.id);
  if (last === undefined) throw new AppError('nothing-to-undo');
  return await recallJudgment(db, rater, last);
}
