import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { STRENGTHS, type Strength } from '#app/core/ratings/judgment.ts';
import { preferenceOf, type ShownPreference } from '#app/core/ratings/preference.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findAssignmentTask } from '#db/queries/assignments.ts';
import { judgmentsOf, ratingsOf } from '#db/queries/judgments.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Rater } from './raterIdentity.ts';
import { toBlindTask } from './raterState.ts';

/** A judged task with what the rater answered, as it was shown. */
export interface RecalledJudgment {
  task: BlindTask;
  /** By criterion key; empty for a pairwise task. */
  ratings: Record<string, number>;
  preference: ShownPreference | null;
  /** Null where none was asked, and for a tie. */
  strength: Strength | null;
  comment: string | null;
}

/**
 * One of the rater's judged tasks, to be shown for correction. Nothing changes: submitting it with a new key appends
 * a revision.
 *
 * @throws AppError `not_found` where the rater has not judged it; `conflict` where the study is not open
 */
export async function recallJudgment(
  db: Executor,
  rater: Rater,
  assignment: string,
): Promise<RecalledJudgment> {
  const study = (await findStudyById(db, rater.studyId))!;
  if (study.state !== 'open') {
    throw new AppError('conflict', `The study is ${study.state}; judgments can no longer be changed.`);
  }
  const task = UUID.test(assignment) ? await findAssignmentTask(db, rater.id, assignment) : undefined;
  const judgment = task === undefined ? undefined : (await judgmentsOf(db, task.id)).at(-1);
  if (task === undefined || judgment === undefined) {
    throw new AppError(
      'not_found',
      'You have not judged this task. Reload the page to go on with the next one.',
    );
  }
  const { choice, strength, comment } = judgment;
  return {
    task: toBlindTask(task, study.configuration.protocol),
    ratings: await ratingsOf(db, judgment.id),
    preference: choice === null ? null : preferenceOf(choice, task.swapped),
    strength: STRENGTHS.find((known) => known === strength) ?? null,
    comment,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
