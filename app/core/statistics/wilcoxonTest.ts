import { normalCdf } from './distributions.ts';
import { requirePairs } from './pairs.ts';
import { averageRanks } from './ranks.ts';
import type { TestResult } from './testResult.ts';
import { note } from '../shared/notes.ts';

/** Up to here the exact distribution is used, as by scipy. */
const MOST_EXACT = 50;

/**
 * Wilcoxon's signed-rank test of x − y, zeros dropped, as scipy's wilcoxon: exact up to 50 pairs without ties and
 * zeros, else normal, corrected for ties and not for continuity. The statistic is the smaller rank sum.
 *
 * @throws AppError invalid_input for lengths that differ or values that are not finite
 */
export function wilcoxonTest(x: readonly number[], y: readonly number[]): TestResult {
  requirePairs(x, y);
  // Only order counts, so that halves will do where a difference is beyond float64.
  const plain = x.map((value, i) => value - y[i]!);
  const all = plain.every(Number.isFinite) ? plain : x.map((value, i) => value / 2 - y[i]! / 2);
  const differences = all.filter((difference) => difference !== 0);
  const n = differences.length;
  if (n === 0) return { statistic: null, p: null, reason: note('no-pair-differs') };
  const { ranks, ties } = averageRanks(differences.map(Math.abs));
  const positive = differences.reduce((sum, difference, i) => sum + (difference > 0 ? ranks[i]! : 0), 0);
  const total = (n * (n + 1)) / 2;
  const statistic = Math.min(positive, total - positive);
  if (n === all.length && n <= MOST_EXACT && ties.length === 0) return { statistic, p: exactP(n, statistic) };
  const tied = ties.reduce((sum, t) => sum + t * (t ** 2 - 1), 0);
  const variance = (n * (n + 1) * (2 * n + 1) - tied / 2) / 24;
  return { statistic, p: 2 * normalCdf((statistic - total / 2) / Math.sqrt(variance)) };
}

/** Twice the chance that the ranks 1 … n, each taken by a coin's toss, sum to at most `statistic`. */
function exactP(n: number, statistic: number): number {
  const chances = new Float64Array(statistic + 1);
  chances[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = statistic; sum >= 0; sum--) {
      chances[sum] = (chances[sum]! + (sum >= rank ? chances[sum - rank]! : 0)) / 2;
    }
  }
  return Math.min(1, 2 * chances.reduce((sum, chance) => sum + chance, 0));
}
