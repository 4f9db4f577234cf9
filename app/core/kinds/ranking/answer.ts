import { z } from 'zod';
import { problem, type Problem } from '../../shared/errors.ts';
import { MOST_RANKED_SYSTEMS, type RankingOptions } from './options.ts';

export const rankingAnswerShape = {
  /** The place that each text got, in the order shown: 1 = best, the same number for the same place. */
  ranks: z.array(z.int()).max(MOST_RANKED_SYSTEMS).optional(),
  /** Which of the texts shown, counted from 0, is the best and which the worst. */
  bestWorst: z.object({ best: z.int(), worst: z.int() }).optional(),
};
export type RankingFields = z.output<z.ZodObject<typeof rankingAnswerShape>>;

/** A place for each text as shown, or the best and the worst of them. */
export type RankingAnswer = { readonly kind: 'ranking' } & (
  | { readonly ranks: readonly number[]; readonly bestWorst?: undefined }
  | { readonly ranks?: undefined; readonly bestWorst: { readonly best: number; readonly worst: number } }
);

export interface RankingAsked extends RankingOptions {
  readonly kind: 'ranking';
  /** How many are shown. */
  readonly texts: number;
}

/**
 * All that is wrong with an answer to a ranking; empty = it may be stored. A ranking needs a place from 1 to the
 * number of texts for each of them, all different where ties are not allowed; best–worst two different texts.
 */
export function rankingProblems(asked: RankingAsked, { ranks, bestWorst }: RankingFields): Problem[] {
  switch (asked.form) {
    case 'ranking':
      return [
        ...placeProblems(ranks, asked),
        ...(bestWorst === undefined ? [] : [problem('bestWorst', 'places-not-ends')]),
      ];
    case 'best-worst':
      return [
        ...choiceProblems(bestWorst, asked.texts),
        ...(ranks === undefined ? [] : [problem('ranks', 'ends-not-places')]),
      ];
  }
}

function placeProblems(
  ranks: RankingFields['ranks'],
  { ties, texts }: { readonly ties: boolean; readonly texts: number },
): Problem[] {
  if (ranks === undefined) return [problem('ranks', 'order-missing')];
  if (ranks.length !== texts) {
    return [problem('ranks', 'places-for-some', { texts, places: ranks.length })];
  }
  if (ranks.some((rank) => rank < 1 || rank > texts)) return [problem('ranks', 'places-range', { texts })];
  if (!ties && new Set(ranks).size < texts) return [problem('ranks', 'no-shared-places')];
  return [];
}

function choiceProblems(choice: RankingFields['bestWorst'], texts: number): Problem[] {
  if (choice === undefined) return [problem('bestWorst', 'ends-missing')];
  const { best, worst } = choice;
  if ([best, worst].some((index) => index < 0 || index >= texts)) {
    return [problem('bestWorst', 'no-such-text', { texts })];
  }
  return best === worst ? [problem('bestWorst', 'ends-the-same')] : [];
}
