import type { DisagreementMetric } from '#app/core/agreement/disagreement.ts';
import type { RatingTable } from '#app/core/agreement/ratingTable.ts';

/** What α is made of, where each unit is there a number of times. */
export interface AlphaSums {
  /** Units with two or more ratings. */
  readonly units: number;
  /** The ratings in those units. */
  readonly pairableValues: number;
  /** Σ δ² over ordered pairs within units, each unit's divided by its ratings − 1. */
  readonly within: number;
  /** Σ δ² over ordered pairs of all pairable ratings. */
  readonly among: number;
}

/** Up to so many values their pairs are few enough to be counted for each unit beforehand. */
const FEW_VALUES = 8;

/** Gives the sums for a number of times that each unit is there. */
export function createSums(
  table: RatingTable,
  metric: DisagreementMetric,
): (times: Float64Array) => AlphaSums {
  return table.values.length <= FEW_VALUES ? sumsByPair(table, metric) : sumsByUnit(table, metric);
}

/** Goes through the ratings of each unit. Time is linear in the ratings whatever the number of values. */
function sumsByUnit(table: RatingTable, metric: DisagreementMetric): (times: Float64Array) => AlphaSums {
  const { ratings, start, value, count } = table;
  const marginals = new Float64Array(table.values.length);
  return (times) => {
    marginals.fill(0);
    let units = 0;
    let pairableValues = 0;
    for (let u = 0; u < table.units; u++) {
      if (ratings[u]! < 2 || times[u] === 0) continue;
      units += times[u]!;
      pairableValues += times[u]! * ratings[u]!;
      for (let e = start[u]!; e < start[u + 1]!; e++) marginals[value[e]!]! += times[u]! * count[e]!;
    }
    if (pairableValues === 0) return { units, pairableValues, within: 0, among: 0 };
    metric.prepare(marginals);
    let within = 0;
    for (let u = 0; u < table.units; u++) {
      if (ratings[u]! >= 2 && times[u] !== 0) within += times[u]! * metric.ofUnit(u);
    }
    return { units, pairableValues, within, among: metric.ofMarginals(marginals, pairableValues) };
  };
}

/**
 * Adds up a row of numbers for each unit: how often it has each value, and how often each pair of different values
 * coincides in it (n_c n_k/(m − 1)). What δ² is then counts once for each pair of values.
 */
function sumsByPair(table: RatingTable, metric: DisagreementMetric): (times: Float64Array) => AlphaSums {
  const { ratings, start, value, count } = table;
  const k = table.values.length;
  const width = k + (k * (k - 1)) / 2;
  const rows = new Float64Array(table.units * width);
  for (let u = 0; u < table.units; u++) {
    if (ratings[u]! < 2) continue;
    const row = rows.subarray(u * width, (u + 1) * width);
    for (let e = start[u]!; e < start[u + 1]!; e++) row[value[e]!] = count[e]!;
    let pair = k;
    for (let c = 0; c < k; c++) {
      for (let d = 0; d < c; d++) row[pair++] = (row[c]! * row[d]!) / (ratings[u]! - 1);
    }
  }
  const sums = new Float64Array(width);
  const marginals = sums.subarray(0, k);
  return (times) => {
    sums.fill(0);
    let units = 0;
    for (let u = 0; u < table.units; u++) {
      const often = times[u]!;
      if (often === 0 || ratings[u]! < 2) continue;
      units += often;
      for (let i = 0, at = u * width; i < width; i++, at++) sums[i]! += often * rows[at]!;
    }
    const pairableValues = marginals.reduce((sum, marginal) => sum + marginal, 0);
    if (pairableValues === 0) return { units, pairableValues, within: 0, among: 0 };
    metric.prepare(marginals);
    let within = 0;
    let pair = k;
    for (let c = 0; c < k; c++) {
      // A pair of values that never coincide counts for nothing, whatever its distance.
      for (let d = 0; d < c; d++, pair++)
        if (sums[pair] !== 0) within += 2 * sums[pair]! * metric.between(c, d);
    }
    return { units, pairableValues, within, among: metric.ofMarginals(marginals, pairableValues) };
  };
}
