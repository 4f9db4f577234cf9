import betainc from '@stdlib/math-base-special-betainc';
import { tCdf } from './distributions.ts';
import { requirePairs } from './pairs.ts';
import { averageRanks } from './ranks.ts';
import type { CorrelationResult } from './testResult.ts';
import { note } from '../shared/notes.ts';

/**
 * Pearson's r with the exact p for normal data (that of t with n − 2 degrees of freedom), as scipy's pearsonr.
 *
 * @throws AppError invalid_input for lengths that differ or values that are not finite
 */
export function pearson(x: readonly number[], y: readonly number[]): CorrelationResult {
  requirePairs(x, y);
  const coefficient = productMoment(x, y);
  if (coefficient === null) return undefinedFor(x);
  if (x.length === 2) return { coefficient: Math.sign(coefficient), p: 1 };
  const half = x.length / 2 - 1;
  return { coefficient, p: 2 * betainc((1 - Math.abs(coefficient)) / 2, half, half) };
}

/** Spearman's ρ, Pearson's r of the mean ranks, with p by t, as scipy's spearmanr. @throws as `pearson` */
export function spearman(x: readonly number[], y: readonly number[]): CorrelationResult {
  requirePairs(x, y);
  const coefficient = productMoment(averageRanks(x).ranks, averageRanks(y).ranks);
  if (coefficient === null) return undefinedFor(x);
  const df = x.length - 2;
  if (df < 1) return { coefficient, p: null, reason: note('two-pairs-give-no-p') };
  const t = coefficient * Math.sqrt(df / ((1 + coefficient) * (1 - coefficient)));
  return { coefficient, p: 2 * tCdf(-Math.abs(t), df) };
}

function undefinedFor(x: readonly number[]): CorrelationResult {
  const reason = x.length < 2 ? note('correlation-needs-two-pairs') : note('side-without-variation');
  return { coefficient: null, p: null, reason };
}

/** r, null without variation. */
function productMoment(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const [a, b] = [deviations(x), deviations(y)];
  if (a === null || b === null) return null;
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    aa += a[i]! ** 2;
    ab += a[i]! * b[i]!;
    bb += b[i]! ** 2;
  }
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/**
 * The deviations from the mean, the largest of them some 1; null without variation. Numbers are taken from the first of them before
 * anything is added up, and from the mean twice, so that a large offset costs no digits. Scaling is by powers of two
 * and at last by the largest deviation, so that squares can neither overflow nor vanish.
 */
function deviations(values: ArrayLike<number>): Float64Array | null {
  const all = Float64Array.from(values);
  if (all.length < 2 || all.every((value) => value === all[0])) return null;
  const size = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = size > 1e150 ? 2 ** -512 : size < 1e-150 ? 2 ** 512 : 1;
  const origin = all[0]! * scale;
  const once = fromMean(all.map((value) => value * scale - origin));
  const largest = once.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return null;
  return fromMean(once.map((value) => value / largest));
}

function fromMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
