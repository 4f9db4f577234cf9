import { z } from 'zod';
import type { Problem } from '../../shared/errors.ts';
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
        ...(bestWorst === undefined
          ? []
          : [
              {
                path: 'bestWorst',
                message: 'This study asks for a place for each text, not for best and worst.',
              },
            ]),
      ];
    case 'best-worst':
      return [
        ...choiceProblems(bestWorst, asked.texts),
        ...(ranks === undefined
          ? []
          : [
              {
                path: 'ranks',
                message: 'This study asks for best and worst, not for a place for each text.',
              },
            ]),
      ];
  }
}

function placeProblems(
  ranks: RankingFields['ranks'],
  { ties, texts }: { readonly ties: boolean; readonly texts: number },
): Problem[] {
  const problem = (message: string) => [{ path: 'ranks', message }];
  if (ranks === undefined) return problem('The order of the texts is missing.');
  if (ranks.length !== texts)
    return problem(`There are ${texts} texts, and ${ranks.length} of them have a place.`);
  if (ranks.some((rank) => rank < 1 || rank > texts)) return problem(`Places go from 1 to ${texts}.`);
  if (!ties && new Set(ranks).size < texts)
    return problem('This study allows no ties; give each text a place of its own.');
  return [];
}

function choiceProblems(choice: RankingFields['bestWorst'], texts: number): Problem[] {
  const problem = (message: string) => [{ path: 'bestWorst', message }];
  if (choice === undefined) return problem('The best and the worst text are missing.');
  const { best, worst } = choice;
  if ([best, worst].some((index) => index < 0 || index >= texts))
    return problem(`There is no such text; there are ${texts}.`);
  return best === worst ? problem('The best and the worst must be two different texts.') : [];
}
