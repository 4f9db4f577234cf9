import { createSums } from '#app/core/agreement/alphaSums.ts';
import type { AlphaSums } from '#app/core/agreement/alphaSums.ts';
import { createMetric } from '#app/core/agreement/disagreement.ts';
import type { AlphaLevel } from '#app/core/agreement/disagreement.ts';
import { tableOfMatrix, tableOfRecords } from '#app/core/agreement/ratingTable.ts';
import type { RatingMatrix, RatingRecord, RatingTable } from '#app/core/agreement/ratingTable.ts';
import { resampledInterval, resampleUnits, timesOfIndices } from '#app/core/agreement/unitResampling.ts';
import type { ResamplingOptions, UnitStatistic } from '#app/core/agreement/unitResampling.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface AlphaOptions extends ResamplingOptions {
  /** `nominal` where it is left out. */
  readonly level?: AlphaLevel | undefined;
  /** Resamples to use instead of drawing them: indices of units, with repeats. */
  readonly unitIndices?: readonly (readonly number[])[] | undefined;
}

export interface AlphaResult {
  /** 1 − D_o/D_e; at most 1, 0 at chance, null where undefined. */
  readonly alpha: number | null;
  /** D_o, the mean δ² of pairs within units; null where there is no pair. */
  readonly observedDisagreement: number | null;
  /** D_e, the mean δ² of all pairs of pairable ratings; null where there is no pair. */
  readonly expectedDisagreement: number | null;
  /** Units with two or more ratings. */
  readonly units: number;
  /** The ratings in those units. */
  readonly pairableValues: number;
  /** Percentile interval of the resampled α's that are defined; there where resamples were asked for. */
  readonly interval?: [number, number] | null;
  /** Resamples on which α is defined; beside `interval`. */
  readonly definedSamples?: number;
  /** With `unitIndices`: the α of each. */
  readonly resampled?: (number | null)[];
  /** Why α, or that of a resample, is null. */
  readonly reason?: Note;
}

const LEVELS: readonly AlphaLevel[] = ['nominal', 'ordinal', 'interval', 'ratio'];

/**
 * Krippendorff's α of `ratings[rater][unit]` (null = missing), as in Krippendorff (2011), "Computing
 * Krippendorff's Alpha-Reliability": any number of raters, missing ratings, four levels. Units with fewer than two
 * ratings count for nothing.
 *
 * @throws AppError invalid_input for rows of different lengths, texts above the nominal level, unknown options
 * @example krippendorffAlpha([[1, 2, 3, 3], [1, 2, 3, 4]], { level: 'ordinal' }).alpha
 */
export function krippendorffAlpha(ratings: RatingMatrix, options: AlphaOptions = {}): AlphaResult {
  return alphaOfTable(tableOfMatrix(ratings), options);
}

/**
 * The same for records, as a study has them. Units' clusters are taken from the records where they name them.
 *
 * @throws AppError invalid_input also for a rater who rates a unit twice
 */
export function alphaOfRecords(
  records: readonly RatingRecord[],
  options: Omit<AlphaOptions, 'clusters' | 'unitIndices'> = {},
): AlphaResult {
  const { table, clusters } = tableOfRecords(records);
  return alphaOfTable(table, { ...options, clusters });
}

function alphaOfTable(table: RatingTable, options: AlphaOptions): AlphaResult {
  const { at, result } = prepareAlpha(table, options);
  if (options.unitIndices !== undefined) {
    const resampled = Array.from(timesOfIndices(table.units, options.unitIndices), at);
    return { ...result(resampled), resampled };
  }
  if (options.bootstrap === undefined) return result(null);
  return result(resampleUnits(table.units, options.bootstrap, options.clusters, at));
}

/** α of a table for whoever draws resamples: its value on each, and what comes of those; null = of none. */
export function prepareAlpha(
  table: RatingTable,
  options: AlphaOptions,
): {
  readonly at: UnitStatistic;
  readonly result: (resampled: readonly (number | null)[] | null) => AlphaResult;
} {
  const level = options.level ?? 'nominal';
  if (!LEVELS.includes(level)) {
    throw new AppError('no-such-level', { levels: LEVELS.join(', '), given: level });
  }
  const resamples = options.bootstrap !== undefined || options.unitIndices !== undefined;
  const sums = createSums(table, createMetric(table, level), resamples);
  const once = evaluate(sums(new Float64Array(table.units).fill(1)));
  return {
    at: (times) => evaluate(sums(times)).alpha,
    result: (resampled) => (resampled === null ? once : { ...once, ...summary(resampled, options, once) }),
  };
}

function summary(resampled: readonly (number | null)[], options: AlphaOptions, { reason }: AlphaResult) {
  const definedSamples = resampled.filter((alpha) => alpha !== null).length;
  const why = note('resample-undefined');
  return {
    interval: resampledInterval(resampled, options.bootstrap),
    definedSamples,
    ...(definedSamples < resampled.length && { reason: reason ?? why }),
  };
}

function evaluate({ units, pairableValues, within, among }: AlphaSums): AlphaResult {
  if (pairableValues === 0) {
    const reason = note('nothing-to-compare');
    return {
      alpha: null,
      observedDisagreement: null,
      expectedDisagreement: null,
      units,
      pairableValues,
      reason,
    };
  }
  const observed = within / pairableValues;
  const expected = among / (pairableValues * (pairableValues - 1));
  const counts = { units, pairableValues };
  if (!Number.isFinite(observed) || !Number.isFinite(expected)) {
    const reason = note('disagreement-beyond-numbers');
    return { alpha: null, observedDisagreement: null, expectedDisagreement: null, ...counts, reason };
  }
  const disagreement = { observedDisagreement: observed, expectedDisagreement: expected };
  if (expected === 0) {
    const reason = note('pairable-ratings-the-same');
    return { alpha: null, ...disagreement, ...counts, reason };
  }
  return { alpha: 1 - observed / expected, ...disagreement, ...counts };
}
