import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { ShownPreference } from '#app/core/ratings/preference.ts';

/** What a rater has answered so far on one task. */
export interface Answers {
  /** By criterion key; only what has been answered. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly preference: ShownPreference | null;
  readonly comment: string;
}

export const NO_ANSWERS: Answers = { ratings: {}, preference: null, comment: '' };

/** The keys of the criteria without a rating, in their order; empty for a pairwise task. */
export function unansweredCriteria(task: BlindTask, answers: Answers): string[] {
  if (task.kind !== 'likert') return [];
  return task.criteria.map((c) => c.key).filter((key) => answers.ratings[key] === undefined);
}

/** Whether everything that the task asks for is answered. */
export function isAnswered(task: BlindTask, answers: Answers): boolean {
  return task.kind === 'likert'
    ? unansweredCriteria(task, answers).length === 0
    : answers.preference !== null;
}
