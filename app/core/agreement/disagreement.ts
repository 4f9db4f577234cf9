import { AppError } from '../shared/errors.ts';
import { requireNumbers } from '#app/core/agreement/ratingTable.ts';
import type { RatingTable } from '#app/core/agreement/ratingTable.ts';

/** How differences between two values count: see Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * A squared difference δ² between values, summed over pairs. Each sum runs over ordered pairs of different values.
 * `marginals[v]` is how often value v occurs among the pairable ratings (of the resample).
 */
export interface DisagreementMetric {
  /** Makes ready for a set of marginals; needed before `ofUnit` where δ depends on them (ordinal). */
  prepare(marginals: Float64Array): void;
  /** Σ n_c n_k δ²(c, k) / (m − 1) within unit u, which has m ≥ 2 ratings. */
  ofUnit(unit: number): number;
  /** δ² of two values, by their places. */
  between(c: number, k: number): number;
  /** Σ n_c n_k δ²(c, k) over the marginals. */
  ofMarginals(marginals: Float64Array, total: number): number;
}

/** @throws AppError invalid_input where a level above nominal meets texts */
export function createMetric(table: RatingTable, level: AlphaLevel): DisagreementMetric {
  if (level === 'nominal') return fixed(table, nominalMetric(table));
  const values = Float64Array.from(
    requireNumbers(table.values, (text) => new AppError('level-needs-numbers', { level, text })),
  );
  if (level === 'interval') return fixed(table, positionMetric(table, values));
  if (level === 'ratio') return fixed(table, ratioMetric(table, values));
  // Σ_{g=c…k} n_g − (n_c + n_k)/2 is the distance between the mid-ranks of c and k, so the ordinal metric is the
  // interval metric on mid-ranks.
  const midRanks = new Float64Array(values.length);
  return {
    ...positionMetric(table, midRanks),
    prepare(marginals) {
      let below = 0;
      marginals.forEach((count, v) => {
        midRanks[v] = below + count / 2;
        below += count;
      });
    },
  };
}

/** Units keep their sums where δ does not depend on the marginals, so that a resample only adds them up. */
function fixed(table: RatingTable, metric: DisagreementMetric): DisagreementMetric {
  const known = Float64Array.from({ length: table.units }, (_, u) =>
    table.ratings[u]! < 2 ? 0 : metric.ofUnit(u),
  );
  return { ...metric, ofUnit: (unit) => known[unit]! };
}

function nominalMetric({ start, count, ratings }: RatingTable): DisagreementMetric {
  return {
    prepare: () => {},
    ofUnit(unit) {
      const m = ratings[unit]!;
      let equal = 0;
      for (let e = start[unit]!; e < start[unit + 1]!; e++) equal += count[e]! ** 2;
      return (m * m - equal) / (m - 1);
    },
    between: (c, k) => (c === k ? 0 : 1),
    ofMarginals(marginals, total) {
      let different = 0;
      for (const marginal of marginals) different += marginal * (total - marginal);
      return different;
    },
  };
}

/** δ is the distance of two positions: Σ over ordered pairs of squares is twice the count times the sum of squares. */
function positionMetric(
  { start, value, count, ratings }: RatingTable,
  positions: Float64Array,
): DisagreementMetric {
  return {
    prepare: () => {},
    ofUnit(unit) {
      const from = start[unit]!;
      const to = start[unit + 1]!;
      if (to - from === 1) return 0;
      const m = ratings[unit]!;
      const origin = positions[value[from]!]!; // distances from a neighbour keep the digits that squares would lose
      let mean = 0;
      for (let e = from; e < to; e++) mean += (count[e]! * (positions[value[e]!]! - origin)) / m;
      let squares = 0;
      for (let e = from; e < to; e++) squares += count[e]! * (positions[value[e]!]! - origin - mean) ** 2;
      return (2 * m * squares) / (m - 1);
    },
    between: (c, k) => (positions[c]! - positions[k]!) ** 2,
    ofMarginals(marginals, total) {
      const origin = positions[0] ?? 0;
      let mean = 0;
      marginals.forEach((marginal, v) => (mean += (marginal * (positions[v]! - origin)) / total));
      let squares = 0;
      marginals.forEach((marginal, v) => (squares += marginal * (positions[v]! - origin - mean) ** 2));
      return 2 * total * squares;
    },
  };
}

/** δ = (c − k)/(c + k). */
function ratioMetric(
  { start, value, count, ratings }: RatingTable,
  values: Float64Array,
): DisagreementMetric {
  const squaredDifference = (c: number, k: number) =>
    ((values[c]! - values[k]!) / (values[c]! + values[k]!)) ** 2;
  return {
    prepare: () => {},
    ofUnit(unit) {
      let sum = 0;
      for (let e = start[unit]!; e < start[unit + 1]!; e++) {
        for (let f = start[unit]!; f < e; f++) {
          sum += 2 * count[e]! * count[f]! * squaredDifference(value[e]!, value[f]!);
        }
      }
      return sum / (ratings[unit]! - 1);
    },
    between: squaredDifference,
    ofMarginals(marginals) {
      let sum = 0;
      for (let c = 0; c < marginals.length; c++) {
        if (marginals[c] === 0) continue;
        for (let k = 0; k < c; k++) {
          if (marginals[k] !== 0) sum += 2 * marginals[c]! * marginals[k]! * squaredDifference(c, k);
        }
      }
      return sum;
    },
  };
}
