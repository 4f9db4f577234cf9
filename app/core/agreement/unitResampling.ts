import { AppError } from '#app/core/shared/errors.ts';
import { bootstrap } from '#app/core/statistics/bootstrap.ts';
import type { BootstrapOptions } from '#app/core/statistics/bootstrap.ts';
import { percentileInterval } from '#app/core/statistics/percentileInterval.ts';

/** What a coefficient's uncertainty is resampled over. */
export interface ResamplingOptions {
  /** Draws resamples and adds a percentile interval. */
  readonly bootstrap?: BootstrapOptions | undefined;
  /**
   * The cluster of each unit. Whole clusters are drawn: the outputs of one item share what makes the item hard
   * to judge, so resampling them singly would claim more than is known.
   */
  readonly clusters?: readonly (number | string)[] | undefined;
}

/** A statistic of units, each of which is there a number of times; null where it is undefined. */
export type UnitStatistic = (times: Float64Array) => number | null;

/**
 * A statistic on resamples of units, each resample given as the number of times that each unit was drawn, so that
 * nothing is scored again.
 *
 * @returns one value a resample
 * @throws AppError invalid_input where `clusters` does not name one cluster a unit
 */
export function resampleUnits(
  units: number,
  options: BootstrapOptions,
  clusters: readonly (number | string)[] | undefined,
  statistic: UnitStatistic,
): (number | null)[] {
  return resampleTogether(units, options, clusters, [statistic])[0]!;
}

/** The same for several statistics on the same resamples, which are drawn once. */
export function resampleTogether(
  units: number,
  options: BootstrapOptions,
  clusters: readonly (number | string)[] | undefined,
  statistics: readonly UnitStatistic[],
): (number | null)[][] {
  if (units === 0) return statistics.map(() => []);
  const { clusterOf, count } = indexClusters(units, clusters);
  const drawn = new Float64Array(count);
  const times = clusters === undefined ? drawn : new Float64Array(units);
  const [first, ...others] = statistics as [UnitStatistic, ...UnitStatistic[]];
  const values: (number | null)[][] = others.map(() => []);
  const ofFirst = bootstrap(count, options, (indices) => {
    drawn.fill(0);
    for (let k = 0; k < count; k++) drawn[indices[k]!]!++;
    if (times !== drawn) for (let u = 0; u < units; u++) times[u] = drawn[clusterOf[u]!]!;
    others.forEach((statistic, at) => values[at]!.push(statistic(times)));
    return first(times);
  });
  return [ofFirst, ...values];
}

/** The percentile interval of the resampled values that are defined, null where none is. */
export function resampledInterval(
  resampled: readonly (number | null)[],
  options: BootstrapOptions | undefined,
): [number, number] | null {
  return percentileInterval(resampled, options?.confidence ?? 0.95);
}

/**
 * How often each unit stands in each given resample.
 *
 * @throws AppError invalid_input where an index is no unit
 */
export function* timesOfIndices(
  units: number,
  unitIndices: readonly (readonly number[])[],
): Generator<Float64Array> {
  for (const [resample, indices] of unitIndices.entries()) {
    const times = new Float64Array(units);
    for (const index of indices) {
      if (!Number.isInteger(index) || index < 0 || index >= units) {
        throw new AppError('no-such-unit', {
          place: `unitIndices[${resample}]`,
          unit: String(index),
          last: units - 1,
        });
      }
      times[index]! += 1;
    }
    yield times;
  }
}

function indexClusters(
  units: number,
  clusters: readonly (number | string)[] | undefined,
): { clusterOf: Int32Array; count: number } {
  if (clusters === undefined)
    return { clusterOf: Int32Array.from({ length: units }, (_, u) => u), count: units };
  if (clusters.length !== units) {
    throw new AppError('clusters-for-units', { clusters: clusters.length, units });
  }
  const index = new Map<number | string, number>();
  const clusterOf = Int32Array.from(clusters, (cluster) => {
    if (!index.has(cluster)) index.set(cluster, index.size);
    return index.get(cluster)!;
  });
  return { clusterOf, count: index.size };
}
