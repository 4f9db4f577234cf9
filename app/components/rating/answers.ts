import type { BlindPairwiseTask, BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import type { Strength } from '#app/core/kinds/pairwise/answer.ts';
import type { ShownPreference } from '#app/core/kinds/pairwise/choice.ts';
import { unrankedRows, type RankingAnswers } from './ranking/rankingAnswers.ts';

/** What a rater has answered so far on one task. */
export interface Answers extends RankingAnswers {
  /** By criterion key; only what has been answered. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly preference: ShownPreference | null;
  /** How much better the preferred text is; null where that is not asked, and with a tie. */
  readonly strength: Strength | null;
  /** Faulty spans marked in the text; absent where none are. */
  readonly highlights?: readonly Highlight[];
  readonly comment: string;
}

export const NO_ANSWERS: Answers = { ratings: {}, preference: null, strength: null, comment: '' };

/** The keys of the criteria that need a rating and have none, in their order; empty for other kinds of tasks. */
export function unansweredCriteria(task: BlindTask, answers: Answers): string[] {
  if (task.kind !== 'likert') return [];
  return task.criteria
    .filter(({ key, required }) => required !== false && answers.ratings[key] === undefined)
    .map(({ key }) => key);
}

/** Whether everything that the task asks for is answered. */
export function isAnswered(task: BlindTask, answers: Answers): boolean {
  if (task.kind === 'likert') return unansweredCriteria(task, answers).length === 0;
  if (task.kind === 'ranking') return unrankedRows(task, answers).length === 0;
  return isPreferenceComplete(task, answers);
}

function isPreferenceComplete(task: BlindPairwiseTask, { preference, strength }: Answers): boolean {
  if (preference === null) return false;
  return task.strength !== true || preference === 'tie' || strength !== null;
}

/** The answers without a rating of this criterion, or with it. */
export function withRating(answers: Answers, key: string, value: number | null): Answers {
  const ratings = Object.fromEntries(Object.entries(answers.ratings).filter(([other]) => other !== key));
  return { ...answers, ratings: value === null ? ratings : { ...ratings, [key]: value } };
}
