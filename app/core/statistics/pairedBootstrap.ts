import { bootstrap } from '#app/core/statistics/bootstrap.ts';
import type { BootstrapOptions } from '#app/core/statistics/bootstrap.ts';
import { percentileInterval } from '#app/core/statistics/percentileInterval.ts';

/** A difference between two systems over the same items, with its interval. */
export interface PairedBootstrap {
  /** The statistic on the items as they are; null where it is undefined. */
  readonly estimate: number | null;
  /** Percentile interval; null where no resample is defined. */
  readonly interval: [number, number] | null;
  /** Resamples on which the statistic was defined. */
  readonly definedSamples: number;
}

/**
 * Resamples items, so that both systems are always measured on the same ones: what is hard about an item is hard
 * for both and cancels (Koehn 2004).
 *
 * @param items how many there are, at least 1
 * @param difference candidate − baseline on the items at these indices (with repeats), turned so that positive is
 *   better; null where undefined. Corpus measures keep statistics per item and add them up here.
 */
export function pairedBootstrap(
  items: number,
  options: BootstrapOptions,
  difference: (indices: ArrayLike<number>) => number | null,
): PairedBootstrap {
  const resampled = bootstrap(items, options, difference);
  const estimate = difference(Int32Array.from({ length: items }, (_, index) => index));
  return {
    estimate: estimate !== null && Number.isFinite(estimate) ? estimate : null,
    interval: percentileInterval(resampled, options.confidence ?? 0.95),
    definedSamples: resampled.filter((value) => value !== null && Number.isFinite(value)).length,
  };
}
