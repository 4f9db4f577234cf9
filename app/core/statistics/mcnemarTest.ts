import betainc from '@stdlib/math-base-special-betainc';
import { AppError } from '#app/core/shared/errors.ts';
import { requirePairs } from './pairs.ts';
import type { TestResult } from './testResult.ts';

/**
 * McNemar's exact test: of the pairs that differ, is either kind more frequent? The statistic is the smaller of the
 * two counts; p is binomial and 1 where no pair differs.
 *
 * @param x zeros and ones
 * @param y as many
 * @throws AppError invalid_input for lengths that differ or other values
 */
export function mcnemarTest(x: readonly number[], y: readonly number[]): TestResult {
  requirePairs(x, y);
  const place = [...x, ...y].findIndex((value) => value !== 0 && value !== 1);
  if (place !== -1) {
    throw new AppError('neither-zero-nor-one', {
      place: place < x.length ? `x[${place}]` : `y[${place - x.length}]`,
    });
  }
  const more = x.filter((value, i) => value > y[i]!).length;
  const less = x.filter((value, i) => value < y[i]!).length;
  const statistic = Math.min(more, less);
  // P(at most `statistic` of them) for a fair coin; with equal counts that is over a half, and p is 1.
  const p = more === less ? 1 : Math.min(1, 2 * betainc(0.5, Math.max(more, less), statistic + 1));
  return { statistic, p };
}
