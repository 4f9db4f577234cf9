import betainc from '@stdlib/math-base-special-betainc';
import { tCdf } from './distributions.ts';
import { requirePairs } from './pairs.ts';
import { averageRanks } from './ranks.ts';
import type { CorrelationResult } from './testResult.ts';

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
  if (df < 1) return { coefficient, p: null, reason: 'Two pairs say nothing of p; three are needed.' };
  const t = coefficient * Math.sqrt(df / ((1 + coefficient) * (1 - coefficient)));
  return { coefficient, p: 2 * tCdf(-Math.abs(t), df) };
}

function undefinedFor(x: readonly number[]): CorrelationResult {
  const reason = x.length < 2 ? 'A correlation needs two pairs or more.' : 'One side has no variation.';
  return { coefficient: null, p: null, reason };
}

/** r, null without variation. Deviations are scaled by their largest, so that squares can't overflow. */
function productMoment(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const [a, b] = [unitDeviations(x), unitDeviations(y)];
  if (a === null || b === null) return null;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return Math.max(-1, Math.min(1, sum));
}

function unitDeviations(values: ArrayLike<number>): Float64Array | null {
  const all = Float64Array.from(values);
  if (all.length < 2 || all.every((value) => value === all[0])) return null;
  const size = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = all.map((value) => value / size);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / all.length;
  const deviations = scaled.map((value) => value - mean);
  const largest = deviations.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return null;
  const unit = deviations.map((value) => value / largest);
  const length = Math.sqrt(unit.reduce((sum, value) => sum + value ** 2, 0));
  return unit.map((value) => value / length);
}
