import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { preferenceOf, type ShownPreference } from '#app/core/ratings/preference.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findAssignmentTask, lastJudged } from '#db/queries/assignments.ts';
import { judgmentsOf, ratingsOf } from '#db/queries/judgments.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Rater } from './raterIdentity.ts';
import { toBlindTask } from './raterState.ts';

/** A judged task with what the rater answered, as it was shown. */
export interface LastJudgment {
  task: BlindTask;
  /** By criterion key; empty for a pairwise task. */
  ratings: Record<string, number>;
  preference: ShownPreference | null;
  comment: string | null;
}

/**
 * The task that a rater judged last, to be shown for correction. Nothing changes: submitting it with a new key
 * appends a revision.
 *
 * @throws AppError `not_found` where the rater has judged nothing; `conflict` where the study is not open
 */
export async function undoLast(db: Executor, rater: Rater): Promise<LastJudgment> {
  const study = (await findStudyById(db, rater.studyId))!;
  if (study.state !== 'open') {
    throw new AppError('conflict', `The study is ${study.state}; judgments can no longer be changed.`);
  }
  const last = await lastJudged(db, rater.id);
  if (last === undefined)
    throw new AppError('not_found', 'You have judged nothing yet that could be changed.');
  const task = (await findAssignmentTask(db, rater.id, last))!;
  const judgment = (await judgmentsOf(db, last)).at(-1)!;
  const { choice, comment } = judgment;
  return {
    task: toBlindTask(task, study.configuration.protocol),
    ratings: await ratingsOf(db, judgment.id),
    preference: choice === null ? null : preferenceOf(choice, task.swapped),
    comment,
  };
}
