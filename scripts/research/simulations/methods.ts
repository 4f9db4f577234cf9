import type { Random } from '#app/core/shared/random.ts';
import { crossedInterval } from '#app/core/statistics/crossedInterval.ts';
import { crossedVariance } from '#app/core/statistics/crossedVariance.ts';
import type { CrossedColumns } from '#app/core/statistics/crossedVariance.ts';
import { tCritical } from '#app/core/statistics/distributions.ts';
import { percentileInterval } from '#app/core/statistics/percentileInterval.ts';

/** An interval for the mean of a study's differences. */
export type Method = (columns: CrossedColumns, confidence: number, random: Random) => [number, number];

const BOOTSTRAP_SAMPLES = 200;

const around = (centre: number, reach: number): [number, number] => [centre - reach, centre + reach];

const itemCluster: Method = (columns, confidence) => {
  const { mean, byItem } = crossedVariance(columns);
  return around(mean, tCritical(confidence, columns.items - 1) * Math.sqrt(byItem.gross));
};

const itemBootstrap: Method = ({ item, value, items }, confidence, random) => {
  const sum = new Float64Array(items);
  const count = new Float64Array(items);
  value.forEach((v, k) => {
    sum[item[k]!]! += v;
    count[item[k]!]! += 1;
  });
  const means = Array.from({ length: BOOTSTRAP_SAMPLES }, () => {
    let total = 0;
    let n = 0;
    for (let k = 0; k < items; k++) {
      const i = random.integer(items);
      total += sum[i]!;
      n += count[i]!;
    }
    return total / n;
  });
  return percentileInterval(means, confidence)!;
};

const twoWayVariance = (columns: CrossedColumns) => {
  const { mean, byItem, byRater, byCell } = crossedVariance(columns);
  const sum = byItem.gross + byRater.gross - byCell;
  return { mean, byItem, byRater, byCell, variance: Math.max(sum, byItem.gross, byRater.gross) };
};

const twoWayMinimum: Method = (columns, confidence) => {
  const { mean, variance } = twoWayVariance(columns);
  return around(
    mean,
    tCritical(confidence, Math.min(columns.items, columns.raters) - 1) * Math.sqrt(variance),
  );
};

/** Each part reaches out by its own t, and the parts add up as squares do (Graybill & Wang 1980). */
const quadrature: Method = (columns, confidence) => {
  const { mean, byItem, byRater } = crossedVariance(columns);
  const item = tCritical(confidence, byItem.netDegreesOfFreedom) ** 2 * byItem.gross;
  const rater = tCritical(confidence, byRater.netDegreesOfFreedom) ** 2 * byRater.net;
  return around(mean, Math.sqrt(item + rater));
};

/** Satterthwaite's degrees of freedom from the gross variances as they are. */
const satterthwaite: Method = (columns, confidence) => {
  const { mean, byItem, byRater, variance } = twoWayVariance(columns);
  const least = Math.min(byItem.netDegreesOfFreedom, byRater.netDegreesOfFreedom);
  const df =
    variance ** 2 /
    (byItem.gross ** 2 / byItem.netDegreesOfFreedom + byRater.gross ** 2 / byRater.netDegreesOfFreedom);
  return around(mean, tCritical(confidence, Math.max(df, least)) * Math.sqrt(variance));
};

const chosen: Method = (columns, confidence) => {
  const { lower, upper } = crossedInterval(columns, confidence);
  return [lower, upper];
};

/** By the heading of their column. */
export const METHODS: Readonly<Record<string, Method>> = {
  'items only, t': itemCluster,
  'items only, bootstrap': itemBootstrap,
  'two-way, t(min − 1)': twoWayMinimum,
  'two-way, quadrature': quadrature,
  'two-way, Satterthwaite': satterthwaite,
  'two-way, as built': chosen,
};
