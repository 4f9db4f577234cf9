import type { RatingRow } from '../../../evidence/data.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import { entryOf } from '../../../shared/entryOf.ts';

/** A rater's mean over criteria of one output. */
export interface MeanRating {
  readonly item: string;
  readonly rater: string;
  readonly mean: number;
}

/** Each rater's mean over the criteria that they rated, for every output of one system. */
export function meanRatings(ratings: readonly RatingRow[], system: string): MeanRating[] {
  const { cell: numbers } = ratingIndex(ratings);
  const cells = new Map<number, { item: string; rater: string; sum: number; count: number }>();
  ratings.forEach(({ system: own, item, rater, value }, place) => {
    if (own !== system) return;
    const cell = entryOf(cells, numbers[place]!, () => ({ item, rater, sum: 0, count: 0 }));
    cell.sum += value;
    cell.count += 1;
  });
  return [...cells.values()].map(({ item, rater, sum, count }) => ({ item, rater, mean: sum / count }));
}
