import type { WeightMatrix } from '#app/core/agreement/categoryWeights.ts';
import type { RatingTable } from '#app/core/agreement/ratingTable.ts';

/**
 * The weighted share of agreeing pairs of ratings within each unit; 0 for units with fewer than two ratings, which
 * callers leave out.
 *
 * @param categoryOf for each value of the table its row in `weights`
 */
export function unitAgreement(
  table: RatingTable,
  categoryOf: Int32Array,
  weights: WeightMatrix,
): Float64Array {
  const { start, value, count, ratings } = table;
  return Float64Array.from({ length: table.units }, (_, unit) => {
    const m = ratings[unit]!;
    if (m < 2) return 0;
    let agreeing = 0;
    for (let e = start[unit]!; e < start[unit + 1]!; e++) {
      for (let f = start[unit]!; f < start[unit + 1]!; f++) {
        const others = count[f]! - (e === f ? 1 : 0);
        agreeing += count[e]! * others * weights.at(categoryOf[value[e]!]!, categoryOf[value[f]!]!);
      }
    }
    return agreeing / (m * (m - 1));
  });
}
