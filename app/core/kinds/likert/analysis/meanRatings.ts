import type { RatingRow } from '../../../evidence/data.ts';

/** A rater's mean over criteria of one output. */
export interface MeanRating {
  readonly item: string;
  readonly rater: string;
  readonly mean: number;
}

/** Each rater's mean over the criteria that they rated, for every output of one system. */
export function meanRatings(ratings: readonly RatingRow[], system: string): MeanRating[] {
  const cells = new Map<string, { item: string; rater: string; sum: number; count: number }>();
  for (const row of ratings) {
    if (row.system !== system) continue;
    const key = JSON.stringify([row.item, row.rater]);
    const cell = cells.get(key) ?? { item: row.item, rater: row.rater, sum: 0, count: 0 };
    cell.sum += row.value;
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ item, rater, sum, count }) => ({ item, rater, mean: sum / count }));
}
