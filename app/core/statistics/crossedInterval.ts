import { crossedVariance } from '#app/core/statistics/crossedVariance.ts';
import type { ClusterVariance, CrossedColumns } from '#app/core/statistics/crossedVariance.ts';
import { tCritical } from '#app/core/statistics/distributions.ts';

/** The interval of a mean whose observations share items and raters. */
export interface CrossedInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  /** Not whole; Infinity never: 0 < df ≤ items + raters − 2. */
  readonly degreesOfFreedom: number;
  /** The parts whose sum is the squared standard error. */
  readonly variance: { readonly cells: number; readonly items: number; readonly raters: number };
}

/**
 * Mean ± t · standard error, items and raters both being samples. The variance is the two-way cluster-robust one,
 * written as cells + what items add + what raters add with neither addition below 0, which is Cameron, Gelbach &
 * Miller's sum where that is not below a one-way variance, and at least the larger one-way variance otherwise. The degrees
 * of freedom are Satterthwaite's: near raters − 1 where raters differ, near items − 1 where they do not, never
 * below the smaller of the two. `docs/decisions/0006-intervals.md` has the simulation that chose this.
 *
 * @param columns at least two items and two raters
 * @param confidence in (0, 1)
 */
export function crossedInterval(columns: CrossedColumns, confidence: number): CrossedInterval {
  const { mean, byItem, byRater, byCell } = crossedVariance(columns);
  const { variance, degreesOfFreedom } = crossedPrecision(
    byItem,
    byRater,
    byCell,
    columns.items + columns.raters - 2,
  );
  const standardError = Math.sqrt(variance);
  const reach = standardError === 0 ? 0 : tCritical(confidence, degreesOfFreedom) * standardError;
  return {
    estimate: mean,
    lower: mean - reach,
    upper: mean + reach,
    standardError,
    degreesOfFreedom,
    variance: { cells: byCell, items: byItem.net, raters: byRater.net },
  };
}

/**
 * The squared standard error of a crossed mean and its degrees of freedom, from the pieces of its variance.
 *
 * @param most the most degrees of freedom there can be, items + raters − 2
 */
export function crossedPrecision(
  byItem: ClusterVariance,
  byRater: ClusterVariance,
  byCell: number,
  most: number,
): { readonly variance: number; readonly degreesOfFreedom: number } {
  const variance = byCell + byItem.net + byRater.net;
  const least = Math.min(byItem.netDegreesOfFreedom, byRater.netDegreesOfFreedom);
  const uncertainty = uncertaintyOf(byItem, byCell) + uncertaintyOf(byRater, byCell);
  const degreesOfFreedom =
    uncertainty === 0 ? most : Math.min(most, Math.max(least, variance ** 2 / uncertainty));
  return { variance, degreesOfFreedom };
}

/**
 * One clustering's part in Satterthwaite's denominator, Σ component² / degrees of freedom. A gross variance is
 * expected to be at least that of the cells; one that falls below is low by chance, and taken as it is it would
 * claim too many degrees of freedom just when the variance is too small. So it is drawn towards the cells', as if
 * two more clusters had shown that.
 */
function uncertaintyOf(cluster: ClusterVariance, byCell: number): number {
  const { gross, net, netDegreesOfFreedom: df } = cluster;
  const total = gross >= byCell ? gross : (df * gross + 2 * byCell) / (df + 2);
  return net ** 2 / df + Math.max(0, total ** 2 - net ** 2) / cluster.withinDegreesOfFreedom;
}
