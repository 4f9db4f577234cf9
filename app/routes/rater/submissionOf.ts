import type { Answers } from '#app/components/rating/answers.ts';
import { rankingAnswer } from '#app/components/rating/ranking/rankingAnswers.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';

/** The answers to a task as they are sent, without what goes with every judgment. */
export function answerOf(
  task: BlindTask,
  answers: Answers,
): Omit<Submission, 'assignment' | 'key' | 'activeMs'> {
  const { ratings, preference, strength, highlights = [], comment } = answers;
  return {
    ...(task.kind === 'likert' ? { ratings: { ...ratings } } : {}),
    ...(task.kind === 'pairwise' && preference !== null ? { preference } : {}),
    ...(task.kind === 'pairwise' && strength !== null ? { strength } : {}),
    ...(task.kind === 'likert' && highlights.length > 0 ? { highlights: [...highlights] } : {}),
    ...(task.kind === 'ranking' ? rankingAnswer(task, answers) : {}),
    ...(comment.trim() === '' ? {} : { comment }),
  };
}

/** A judgment as it is sent. */
export function submissionOf(task: BlindTask, answers: Answers, key: string, activeMs: number): Submission {
  return { assignment: task.id, key, ...answerOf(task, answers), activeMs };
}
