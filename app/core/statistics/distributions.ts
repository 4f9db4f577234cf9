import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { AppError } from '#app/core/shared/errors.ts';

/** P(Z ≤ x) for a standard normal Z. */
export function normalCdf(x: number): number {
  return normalCdfOf(x, 0, 1);
}

/**
 * The x with P(Z ≤ x) = p for a standard normal Z.
 *
 * @param p in (0, 1)
 * @throws AppError invalid_input where p is outside
 */
export function normalQuantile(p: number): number {
  requireProbability(p);
  return normalQuantileOf(p, 0, 1);
}

/** P(T ≤ x) for Student's t with `degreesOfFreedom` > 0, which need not be whole. */
export function tCdf(x: number, degreesOfFreedom: number): number {
  requirePositive(degreesOfFreedom);
  return tCdfOf(x, degreesOfFreedom);
}

/**
 * The x with P(T ≤ x) = p for Student's t.
 *
 * @param p in (0, 1)
 * @param degreesOfFreedom above 0, need not be whole
 * @throws AppError invalid_input where either is outside
 */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p);
  requirePositive(degreesOfFreedom);
  return tQuantileOf(p, degreesOfFreedom);
}

/** The factor by which a two-sided interval at `confidence` reaches out from its estimate, in standard errors. */
export function tCritical(confidence: number, degreesOfFreedom: number): number {
  return tQuantile(0.5 + requireConfidence(confidence) / 2, degreesOfFreedom);
}

/**
 * @returns `confidence`, when it lies strictly between 0 and 1
 * @throws AppError invalid_input otherwise
 */
export function requireConfidence(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new AppError('no-confidence', { value: String(confidence) });
  }
  return confidence;
}

function requireProbability(p: number): void {
  if (!(p > 0 && p < 1)) {
    throw new AppError('no-probability', { value: String(p) });
  }
}

function requirePositive(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) {
    throw new AppError('no-degrees-of-freedom', { values: [String(degreesOfFreedom)] });
  }
}
