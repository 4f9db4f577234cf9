import gammainc from '@stdlib/math-base-special-gammainc';
import { AppError } from '#app/core/shared/errors.ts';

/** P(X > x) for χ² with `degreesOfFreedom` > 0; x ≥ 0. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) {
    throw new AppError('no-degrees-of-freedom', { values: [String(degreesOfFreedom)] });
  }
  return x > 0 ? gammainc(x / 2, degreesOfFreedom / 2, true, true) : 1;
}
