import betainc from '@stdlib/math-base-special-betainc';
import kernelBetaincinv from '@stdlib/math-base-special-kernel-betaincinv';
import { AppError } from '#app/core/shared/errors.ts';

/** P(F > f) for Fisher's F; degrees of freedom above 0, not necessarily whole; f ≥ 0. */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  requirePositive(numerator, denominator);
  if (!(f > 0)) return 1;
  return betainc(denominator / (denominator + numerator * f), denominator / 2, numerator / 2, true, false);
}

/**
 * The f with P(F ≤ f) = p.
 *
 * @param p in (0, 1)
 * @throws AppError invalid_input where `p` or the degrees of freedom are outside
 */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  requirePositive(numerator, denominator);
  if (!(p > 0 && p < 1)) throw new AppError('no-probability', { value: String(p) });
  const [y, rest] = kernelBetaincinv(numerator / 2, denominator / 2, p, 1 - p) as [number, number];
  return (denominator * y) / (numerator * rest);
}

function requirePositive(...degreesOfFreedom: number[]): void {
  if (!degreesOfFreedom.every((df) => df > 0)) {
    throw new AppError('no-degrees-of-freedom', { values: degreesOfFreedom.map(String) });
  }
}
