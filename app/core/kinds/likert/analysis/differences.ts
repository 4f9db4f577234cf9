import type { Difference } from '../../../evidence/interval.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import type { RatingRow } from '../rows.ts';

/**
 * Rating differences on one criterion, for every rater and item where both systems were rated by that rater, so
 * that a rater's severity cancels. A shared text has a row for each of its systems and so gives 0.
 */
export function ratingDifferences(
  ratings: readonly RatingRow[],
  criterion: string,
  baseline: string,
  candidate: string,
): Difference[] {
  const { cell, placesOf } = ratingIndex(ratings);
  const byBaseline = new Map<number, number>();
  for (const place of placesOf(criterion, baseline)) byBaseline.set(cell[place]!, ratings[place]!.value);
  const differences: Difference[] = [];
  for (const place of placesOf(criterion, candidate)) {
    const { item, rater, value } = ratings[place]!;
    const other = byBaseline.get(cell[place]!);
    if (other !== undefined) differences.push({ item, rater, difference: value - other });
  }
  return differences;
}
