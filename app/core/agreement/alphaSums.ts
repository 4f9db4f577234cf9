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

/**
 * Gives the sums for a number of times that each unit is there.
 *
 * @param often whether they are asked for so often that work done beforehand pays
 */
export function createSums(
  table: RatingTable,
  metric: DisagreementMetric,
  often: boolean,
): (times: Float64Array) => AlphaSums {
  return often && table.values.length <= FEW_VALUES ? sumsByPair(table, metric) : sumsByUnit(table, metric);
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
 * coincides in it (n_c n_k/(m − 1)). δ² then counts once for each pair of values. Units with the same ratings, as
 * most are where few raters use few values, share a row.
 */
function sumsByPair(table: RatingTable, metric: DisagreementMetric): (times: Float64Array) => AlphaSums {
  const k = table.values.length;
  const width = k + (k * (k - 1)) / 2;
  const { rowOf, rows } = sharedRows(table, width);
  const often = new Float64Array(rows.length);
  const addUp = weightedSums(rows, width);
  const sums = new Float64Array(width);
  const marginals = sums.subarray(0, k);
  return (times) => {
    often.fill(0);
    for (let u = 0; u < table.units; u++) often[rowOf[u]!]! += times[u]!;
    addUp(often, sums);
    let units = 0;
    for (let r = 1; r < rows.length; r++) units += often[r]!;
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

/** Sums of rows, each times its weight. Three columns at once, so that the sums stay in registers. */
function weightedSums(rows: readonly Float64Array[], width: number) {
  const height = rows.length;
  const columns = Array.from({ length: Math.ceil(width / 3) * 3 }, (_, i) =>
    Float64Array.from(rows, (row) => row[i] ?? 0),
  );
  return (weights: Float64Array, sums: Float64Array) => {
    for (let i = 0; i < width; i += 3) {
      const [first, second, third] = [columns[i]!, columns[i + 1]!, columns[i + 2]!];
      let [a, b, c] = [0, 0, 0];
      for (let r = 0; r < height; r++) {
        const weight = weights[r]!;
        a += weight * first[r]!;
        b += weight * second[r]!;
        c += weight * third[r]!;
      }
      sums[i] = a;
      if (i + 1 < width) sums[i + 1] = b;
      if (i + 2 < width) sums[i + 2] = c;
    }
  };
}

/** The different rows and which one each unit has; row 0 is that of units which nothing can be compared in. */
function sharedRows({ units, values, ratings, start, value, count }: RatingTable, width: number) {
  const k = values.length;
  const rows = [new Float64Array(width)];
  const known = new Map<number, number>();
  const rowOf = new Int32Array(units);
  const counts = new Float64Array(k);
  const base = ratings.reduce((most, each) => Math.max(most, each), 0) + 1;
  // Counts are digits of one number; where that is too long, each unit keeps a row of its own.
  const exact = base ** k <= Number.MAX_SAFE_INTEGER;
  for (let u = 0; u < units; u++) {
    if (ratings[u]! < 2) continue;
    counts.fill(0);
    for (let e = start[u]!; e < start[u + 1]!; e++) counts[value[e]!] = count[e]!;
    const key = exact ? counts.reduce((digits, digit) => digits * base + digit, 0) : -u;
    let place = known.get(key);
    if (place === undefined) {
      known.set(key, (place = rows.length));
      rows.push(rowFor(counts, ratings[u]!, width));
    }
    rowOf[u] = place;
  }
  return { rowOf, rows };
}

function rowFor(counts: Float64Array, ratings: number, width: number) {
  const row = new Float64Array(width);
  row.set(counts);
  let pair = counts.length;
  for (let c = 0; c < counts.length; c++) {
    for (let d = 0; d < c; d++) row[pair++] = (counts[c]! * counts[d]!) / (ratings - 1);
  }
  return row;
}
