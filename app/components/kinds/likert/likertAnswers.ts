import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';

/** What a rater has answered so far to a Likert task. */
export interface LikertAnswers {
  /** By criterion key; only what has been answered. */
  readonly ratings: Readonly<Record<string, number>>;
  /** Faulty spans marked in the text; absent where none are. */
  readonly highlights?: readonly Highlight[];
}

/** The keys of the criteria that need a rating and have none, in their order. */
export function unansweredCriteria(
  { criteria }: BlindLikertTask,
  { ratings }: Pick<LikertAnswers, 'ratings'>,
): string[] {
  return criteria
    .filter(({ key, required }) => required !== false && ratings[key] === undefined)
    .map(({ key }) => key);
}

/** The answers without a rating of this criterion, or with it. */
export function withRating<A extends LikertAnswers>(answers: A, key: string, value: number | null): A {
  const ratings = Object.fromEntries(Object.entries(answers.ratings).filter(([other]) => other !== key));
  return { ...answers, ratings: value === null ? ratings : { ...ratings, [key]: value } };
}
