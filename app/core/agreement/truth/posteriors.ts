import type { Rating } from '../ratingTable.ts';
import type { IndexedJudgments } from './judgments.ts';

/** Each item's most probable category; the first in order among equals. */
export function labelsOf(
  { items, categories }: IndexedJudgments,
  posterior: Float64Array,
): Record<string, Rating> {
  const k = categories.length;
  return Object.fromEntries(
    items.map((item, i) => {
      const row = posterior.subarray(i * k, (i + 1) * k);
      return [String(item), categories[row.indexOf(row.reduce((most, p) => Math.max(most, p), 0))]!];
    }),
  );
}

/** Each item's probability of each category. */
export function posteriorsOf(
  { items, categories }: IndexedJudgments,
  posterior: Float64Array,
): Record<string, Record<string, number>> {
  const k = categories.length;
  return Object.fromEntries(
    items.map((item, i) => [
      String(item),
      Object.fromEntries(categories.map((category, c) => [String(category), posterior[i * k + c]!])),
    ]),
  );
}

/**
 * Turns the logarithms in `row` into probabilities, in place.
 *
 * @returns the logarithm of their sum before
 */
export function normalizeLogs(row: Float64Array): number {
  const largest = row.reduce((most, value) => Math.max(most, value), -Infinity);
  let sum = 0;
  for (let c = 0; c < row.length; c++) sum += row[c] = Math.exp(row[c]! - largest);
  for (let c = 0; c < row.length; c++) row[c]! /= sum;
  return largest + Math.log(sum);
}
