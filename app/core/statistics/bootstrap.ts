import { AppError } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import type { Random } from '#app/core/shared/random.ts';

/** How many resamples, from which seed, and the confidence of the interval made of them. */
export interface BootstrapOptions {
  /** A whole number, at least 1. */
  readonly samples: number;
  /** Any number or string; the same seed draws the same resamples. */
  readonly seed: number | string;
  /** In (0, 1); 0.95 where it is left out. */
  readonly confidence?: number | undefined;
}

/** `n` draws with replacement from 0 … n − 1. */
export function bootstrapIndices(random: Random, n: number): Int32Array {
  return random.integers(n, n);
}

/**
 * The values of a statistic on resamples of `n` units drawn with replacement.
 *
 * @param statistic receives the drawn indices and returns null where it is undefined on them. The array is
 *   new for every resample.
 * @returns one value a resample, in the order of drawing
 * @throws AppError invalid_input where `n` or `samples` is not a whole number of at least 1
 */
export function bootstrap(
  n: number,
  { samples, seed }: BootstrapOptions,
  statistic: (indices: Int32Array) => number | null,
): (number | null)[] {
  requireCount('units', n);
  requireCount('samples', samples);
  const random = createRandom(seed);
  return Array.from({ length: samples }, () => statistic(bootstrapIndices(random, n)));
}

function requireCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new AppError('not-whole-from-one', { name, value: String(value) });
  }
}
