import { AppError } from '#app/core/shared/errors.ts';
import { crossedInterval } from '#app/core/statistics/crossedInterval.ts';
import type { CrossedInterval } from '#app/core/statistics/crossedInterval.ts';
import type { CrossedColumns } from '#app/core/statistics/crossedVariance.ts';
import { requireConfidence } from '#app/core/statistics/distributions.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

/** candidate − baseline by one rater on one item, turned so that positive is better. */
export interface DifferenceObservation {
  readonly item: number | string;
  readonly rater: number | string;
  readonly difference: number;
}

/** One rater's value for one item. */
export interface MeanObservation {
  readonly item: number | string;
  readonly rater: number | string;
  readonly value: number;
}

interface Counts {
  readonly items: number;
  readonly raters: number;
  readonly observations: number;
}

/** An interval that exists. */
export interface DefinedMeanInterval extends CrossedInterval, Counts {
  /**
   * Whether every observation has the same value. The interval then has no width, which is all the observations
   * can say, and not proof: raters who always answer alike look so too. Whoever shows it must say so.
   */
  readonly noVariation: boolean;
  readonly reason?: undefined;
}

/** Too few items or raters: the mean may exist, an interval does not. */
export interface UndefinedMeanInterval extends Counts {
  /** null where there is no observation. */
  readonly estimate: number | null;
  readonly lower: null;
  readonly upper: null;
  readonly standardError: null;
  readonly degreesOfFreedom: null;
  readonly variance: null;
  readonly noVariation: boolean;
  readonly reason: Note;
}

export type MeanInterval = DefinedMeanInterval | UndefinedMeanInterval;

/** In (0, 1); 0.95 where it is left out. */
export interface IntervalOptions {
  readonly confidence?: number | undefined;
}

/**
 * The interval of the verdict: the mean difference between two systems, over crossed samples of items and raters
 * (see `crossedInterval`). Every observation weighs the same.
 *
 * @returns the interval, or one with nulls and a reason below two items or two raters
 * @throws AppError invalid_input for a difference that is no number within ±1e70 or a confidence outside (0, 1)
 * @example differenceInterval([{ item: 'a', rater: 'r1', difference: -1 }, …], { confidence: 0.95 })
 */
export function differenceInterval(
  observations: readonly DifferenceObservation[],
  options: IntervalOptions = {},
): MeanInterval {
  return meanInterval(
    observations.map(({ item, rater, difference }) => ({ item, rater, value: difference })),
    options,
  );
}

/** The same interval for a mean that is not a difference: a floor, or control − baseline made elsewhere. */
export function meanInterval(
  observations: readonly MeanObservation[],
  options: IntervalOptions = {},
): MeanInterval {
  const confidence = requireConfidence(options.confidence ?? 0.95);
  const columns = toColumns(observations);
  const offset = offsetOf(columns.value);
  if (offset !== 0) {
    const shifted = observations.map((observation) => ({
      ...observation,
      value: observation.value - offset,
    }));
    return moved(meanInterval(shifted, options), offset);
  }
  const counts = { items: columns.items, raters: columns.raters, observations: observations.length };
  const noVariation = columns.value.every((value) => value === columns.value[0]);
  const sum = columns.value.reduce((total, value) => total + value, 0);
  const mean = counts.observations === 0 ? null : sum / counts.observations;
  if (counts.items < 2 || counts.raters < 2) {
    const reason = note('interval-needs-two-of-each', { items: counts.items, raters: counts.raters });
    return { ...NO_INTERVAL, estimate: mean, ...counts, noVariation, reason };
  }
  return { ...crossedInterval(columns, confidence), ...counts, noVariation };
}

/**
 * What to take off first so that squares of deviations keep their digits: the first value where all lie near it and
 * far from 0, which ratings and their differences never do.
 */
function offsetOf(values: Float64Array): number {
  const origin = values[0] ?? 0;
  const reach = values.reduce((most, value) => Math.max(most, Math.abs(value - origin)), 0);
  return reach > 0 && Math.abs(origin) > 1e4 * reach ? origin : 0;
}

function moved(interval: MeanInterval, offset: number): MeanInterval {
  if (interval.reason !== undefined) {
    return { ...interval, estimate: interval.estimate === null ? null : interval.estimate + offset };
  }
  const { estimate, lower, upper } = interval;
  return { ...interval, estimate: estimate + offset, lower: lower + offset, upper: upper + offset };
}

/** Fourth powers of a value must stay within float64. */
const LARGEST = 1e70;

const NO_INTERVAL = {
  lower: null,
  upper: null,
  standardError: null,
  degreesOfFreedom: null,
  variance: null,
} as const;

function toColumns(observations: readonly MeanObservation[]): CrossedColumns {
  const items = new Map<number | string, number>();
  const raters = new Map<number | string, number>();
  const indexIn = (index: Map<number | string, number>, name: number | string) => {
    if (!index.has(name)) index.set(name, index.size);
    return index.get(name)!;
  };
  const item = Int32Array.from(observations, (observation) => indexIn(items, observation.item));
  const rater = Int32Array.from(observations, (observation) => indexIn(raters, observation.rater));
  const value = Float64Array.from(observations, (observation, k) => {
    if (!(Math.abs(observation.value) <= LARGEST)) {
      throw new AppError('observation-too-large', {
        observation: k,
        value: String(observation.value),
        largest: LARGEST,
      });
    }
    return observation.value;
  });
  return { item, rater, value, items: items.size, raters: raters.size };
}
