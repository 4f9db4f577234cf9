import { normalCdf } from './distributions.ts';
import { kendallTauB } from './kendallTau.ts';
import { requirePairs } from './pairs.ts';
import { averageRanks } from './ranks.ts';
import type { CorrelationResult } from './testResult.ts';
import { note } from '../shared/notes.ts';

/** Up to here the exact distribution is used, as by scipy. */
const MOST_EXACT = 33;

/**
 * Kendall's τ-b or τ-c (Stuart 1953, for tables that aren't square) and the p of no association, as scipy's
 * kendalltau: exact without ties for up to 33 pairs or where at most one pair is out of order, else normal,
 * corrected for ties.
 *
 * @throws AppError invalid_input for lengths that differ or values that are not finite
 */
export function kendall(
  x: readonly number[],
  y: readonly number[],
  { variant = 'b' }: { variant?: 'b' | 'c' } = {},
): CorrelationResult {
  requirePairs(x, y);
  const tauB = kendallTauB(x, y);
  if (tauB === null) {
    const reason = x.length < 2 ? note('correlation-needs-two-pairs') : note('side-without-variation');
    return { coefficient: null, p: null, reason };
  }
  const n = x.length;
  const all = (n * (n - 1)) / 2;
  const [tiesX, tiesY] = [averageRanks(x).ties, averageRanks(y).ties];
  const [tiedX, tiedY] = [tiedPairs(tiesX), tiedPairs(tiesY)];
  // Concordant minus discordant pairs is a whole number, which τ-b carries to all its digits.
  const balance = Math.round(tauB * Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY));
  const coefficient = variant === 'b' ? tauB : tauC(balance, n, Math.min(new Set(x).size, new Set(y).size));
  const swaps = Math.min((all - balance) / 2, (all + balance) / 2);
  const exact = tiedX === 0 && tiedY === 0 && (n <= MOST_EXACT || swaps <= 1);
  return { coefficient, p: exact ? exactP(n, swaps) : normalP(balance, n, tiesX, tiesY) };
}

function tauC(balance: number, n: number, classes: number): number {
  return (2 * balance) / (n ** 2 * ((classes - 1) / classes));
}

function tiedPairs(ties: readonly number[]): number {
  return ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
}

/** Twice the chance that a random order of n has at most `swaps` pairs out of order. */
function exactP(n: number, swaps: number): number {
  let chances = new Float64Array(swaps + 1);
  chances[0] = 1;
  for (let length = 2; length <= n; length++) {
    const next = new Float64Array(swaps + 1);
    let window = 0;
    for (let k = 0; k <= swaps; k++) {
      window += chances[k]!;
      if (k >= length) window -= chances[k - length]!;
      next[k] = window / length;
    }
    chances = next;
  }
  return Math.min(1, 2 * chances.reduce((sum, chance) => sum + chance, 0));
}

function normalP(balance: number, n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const sum = (ties: readonly number[], term: (t: number) => number) =>
    ties.reduce((total, t) => total + t * (t - 1) * term(t), 0);
  const all = n * (n - 1);
  const once = (t: number) => 2 * t + 5;
  const twice = (t: number) => t - 2;
  const variance =
    (all * (2 * n + 5) - sum(tiesX, once) - sum(tiesY, once)) / 18 +
    (2 * tiedPairs(tiesX) * tiedPairs(tiesY)) / all +
    (n > 2 ? (sum(tiesX, twice) * sum(tiesY, twice)) / (9 * all * (n - 2)) : 0);
  return 2 * normalCdf(-Math.abs(balance) / Math.sqrt(variance));
}
