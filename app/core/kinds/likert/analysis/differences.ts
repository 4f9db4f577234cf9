import type { Difference } from '../../../evidence/interval.ts';
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
  const byBaseline = new Map<string, number>();
  for (const row of ratings) {
    if (row.criterion === criterion && row.system === baseline) byBaseline.set(cell(row), row.value);
  }
  return ratings.flatMap((row) => {
    if (row.criterion !== criterion || row.system !== candidate) return [];
    const other = byBaseline.get(cell(row));
    return other === undefined ? [] : [{ item: row.item, rater: row.rater, difference: row.value - other }];
  });
}

function cell({ item, rater }: { item: string; rater: string }): string {
  return JSON.stringify([item, rater]);
}
