import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import { shownSlots } from '#app/core/kinds/layout.ts';
import type { Answer } from '#app/core/ratings/judgment.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findAssignmentTask } from '#db/queries/assignments.ts';
import { stores } from '#db/kinds/stores.ts';
import { judgmentsOf } from '#db/queries/judgments.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Rater } from './raterIdentity.ts';
import { toBlindTask } from './raterState.ts';

/** A judged task with what the rater answered, as it was shown. */
export interface RecalledJudgment {
  task: BlindTask;
  /** Of the task's kind. */
  answer: Answer;
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
    throw new AppError('judgments-fixed', { state: study.state });
  }
  const task = UUID.test(assignment) ? await findAssignmentTask(db, rater.id, assignment) : undefined;
  const judgment = task === undefined ? undefined : (await judgmentsOf(db, task.id)).at(-1);
  if (task === undefined || judgment === undefined) {
    throw new AppError('not-judged-yet');
  }
  const { protocol } = study.configuration;
  const { kind, swapped, arrangement } = task;
  const { layout, answer } = kinds.of(kind);
  const shown = {
    swapped,
    arrangement,
    texts: shownSlots(layout, task).length,
    text: task.texts.single ?? null,
  };
  const stored = await stores.of(kind).read(db, judgment);
  return {
    task: toBlindTask(task, protocol),
    answer: answer.fromStored(stored, shown, protocol) as Answer,
    comment: judgment.comment,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
