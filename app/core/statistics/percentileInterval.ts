import { AppError } from '#app/core/shared/errors.ts';
import { requireConfidence } from '#app/core/statistics/distributions.ts';

/**
 * The percentile at `fraction` (0–1) of ascending `sorted`, interpolated linearly between its neighbours
 * (definition 7 of Hyndman & Fan 1996, numpy's default).
 *
 * @throws AppError invalid_input where `sorted` is empty or `fraction` outside 0–1
 */
export function percentile(sorted: ArrayLike<number>, fraction: number): number {
  if (sorted.length === 0 || !(fraction >= 0 && fraction <= 1)) {
    throw new AppError('no-percentile', { values: sorted.length, fraction: String(fraction) });
  }
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/**
 * The central percentile interval of resampled values. Undefined resamples (null) are left out.
 *
 * @param confidence share of the resamples inside, in (0, 1)
 * @returns [lower, upper], or null where no resample is defined
 */
export function percentileInterval(
  resampled: Iterable<number | null>,
  confidence: number,
): [number, number] | null {
  requireConfidence(confidence);
  const defined = Float64Array.from(
    [...resampled].filter((value): value is number => value !== null && Number.isFinite(value)),
  ).sort();
  if (defined.length === 0) return null;
  const tail = (1 - confidence) / 2;
  return [percentile(defined, tail), percentile(defined, 1 - tail)];
}
