import { createRandom } from '#app/core/shared/random.ts';
import { requirePairs } from './pairs.ts';
import type { TestResult } from './testResult.ts';
import { note } from '#app/core/shared/notes.ts';

/** Up to here all sign patterns are gone through. */
const MOST_EXACT = 20;

/**
 * Sign-flip (paired permutation) test that the mean of x − y is 0: how often a mean at least as far from 0 arises
 * when the sign of each difference is a coin's. Exact up to 20 pairs, else sampled with p = (c + 1)/(samples + 1).
 *
 * @param options.samples default 10,000; only used beyond 20 pairs
 * @param options.seed default 0
 * @throws AppError invalid_input for lengths that differ or values that are not finite
 */
export function signFlipTest(
  x: readonly number[],
  y: readonly number[],
  { samples = 10_000, seed = 0 }: { samples?: number; seed?: number | string } = {},
): TestResult {
  requirePairs(x, y);
  const differences = x.map((value, i) => value - y[i]!);
  const sum = differences.reduce((total, value) => total + value, 0);
  const size = differences.reduce((total, value) => total + Math.abs(value), 0);
  if (x.length === 0) return { statistic: null, p: null, reason: note('no-pair') };
  if (!Number.isFinite(size)) {
    return { statistic: null, p: null, reason: note('differences-beyond-numbers') };
  }
  // Sums that are equal but for rounding count as equal.
  const threshold = Math.abs(sum) - 1e-12 * size;
  const p =
    x.length <= MOST_EXACT
      ? shareAsExtreme(differences, threshold)
      : sampledShare(differences, threshold, samples, seed);
  return { statistic: sum / x.length, p };
}

/** All sums of one half against all of the other: 2^(n/2) sums sorted where 2^n would have to be formed. */
function shareAsExtreme(differences: readonly number[], threshold: number): number {
  const middle = differences.length >> 1;
  const left = signedSums(differences.slice(0, middle));
  const right = signedSums(differences.slice(middle)).sort();
  let extreme = 0;
  for (const sum of left) {
    extreme += countUpTo(right, -threshold - sum) + right.length - countBelow(right, threshold - sum);
  }
  // With a threshold of 0 or less a sum can lie on both sides.
  return Math.min(1, extreme / (left.length * right.length));
}

function signedSums(values: readonly number[]): Float64Array {
  let sums = [0];
  for (const value of values) sums = sums.flatMap((sum) => [sum + value, sum - value]);
  return Float64Array.from(sums);
}

function countBelow(sorted: Float64Array, bound: number): number {
  return countWhile(sorted, (value) => value < bound);
}

function countUpTo(sorted: Float64Array, bound: number): number {
  return countWhile(sorted, (value) => value <= bound);
}

function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sampledShare(
  differences: readonly number[],
  threshold: number,
  samples: number,
  seed: number | string,
): number {
  const random = createRandom(seed);
  let extreme = 0;
  for (let s = 0; s < samples; s++) {
    let sum = 0;
    for (const value of differences) sum += random.next() < 0.5 ? value : -value;
    if (Math.abs(sum) >= threshold) extreme++;
  }
  return (extreme + 1) / (samples + 1);
}
