import { tCdf } from './distributions.ts';
import { moments } from './moments.ts';
import { requirePairs } from './pairs.ts';
import type { TestResult } from './testResult.ts';
import { note, type Note } from '../shared/notes.ts';

/**
 * Student's t test of paired values: t of the differences x − y with n − 1 degrees of freedom.
 *
 * @throws AppError invalid_input for lengths that differ or values that are not finite
 */
export function pairedTTest(x: readonly number[], y: readonly number[]): TestResult {
  requirePairs(x, y);
  const n = x.length;
  const undefinedBecause = (reason: Note) => ({ statistic: null, p: null, reason });
  if (n < 2) return undefinedBecause(note('t-needs-two-pairs'));
  const differences = x.map((value, i) => value - y[i]!);
  if (differences.every((value) => value === differences[0])) {
    return undefinedBecause(note('differences-the-same'));
  }
  const { mean, variance } = moments(differences);
  const statistic = (mean ?? NaN) / Math.sqrt((variance ?? NaN) / n);
  if (!Number.isFinite(statistic)) return undefinedBecause(note('differences-beyond-numbers'));
  return { statistic, p: 2 * tCdf(-Math.abs(statistic), n - 1) };
}
