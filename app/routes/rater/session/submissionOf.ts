import type { Answers } from '#app/components/rating/answers.ts';
import { screens } from '#app/components/kinds/screens.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Answer, Submission } from '#app/core/ratings/judgment.ts';

/** The answers to a task as they are sent, without what goes with every judgment. */
export function answerOf(task: BlindTask, answers: Answers): Answer & Pick<Submission, 'comment'> {
  const { comment } = answers;
  const sent = { kind: task.kind, ...screens.of(task.kind).toSent(task, answers) };
  return { ...sent, ...(comment.trim() === '' ? {} : { comment }) } as Answer;
}

/** A judgment as it is sent. */
export function submissionOf(task: BlindTask, answers: Answers, key: string, activeMs: number): Submission {
  return { ...answerOf(task, answers), assignment: task.id, key, activeMs };
}
