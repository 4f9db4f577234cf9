import { type BleuScoring, smoothingValueOf } from './options.ts';
import type { BleuStatistics } from './statistics.ts';

export interface BleuScore {
  /** 0–100. */
  readonly score: number;
  /** Per order, in percent, smoothed. */
  readonly precisions: readonly number[];
  /** 0–1; 1 for a hypothesis at least as long as its reference. */
  readonly brevityPenalty: number;
  readonly hypothesisLength: number;
  readonly referenceLength: number;
  /** Matched n-grams per order, after add-k. */
  readonly counts: readonly number[];
  /** N-grams of the hypothesis per order, after add-k. */
  readonly totals: readonly number[];
}

/**
 * BLEU (Papineni et al. 2002) from the statistics of a segment or of a corpus, as sacreBLEU 2.6.0 computes it.
 * Without any match the score is 0 whatever the smoothing.
 */
export function bleuScore(statistics: BleuStatistics, options: BleuScoring = {}): BleuScore {
  const { hypothesisLength, referenceLength } = statistics;
  const { smoothing = 'exp', effectiveOrder = false } = options;
  const value = smoothingValueOf(smoothing, options.smoothingValue) ?? 0;
  const counts = statistics.counts.slice();
  const totals = statistics.totals.slice();
  const precisions = counts.map(() => 0);
  const brevityPenalty = brevity(hypothesisLength, referenceLength);
  const rest = { precisions, brevityPenalty, hypothesisLength, referenceLength, counts, totals };
  if (counts.every((count) => count === 0)) return { score: 0, ...rest };

  let ordersUsed = counts.length;
  let exponential = 1;
  for (let n = 0; n < counts.length; n++) {
    if (smoothing === 'add-k' && n > 0) {
      counts[n]! += value;
      totals[n]! += value;
    }
    const total = totals[n]!;
    if (total === 0) break;
    if (effectiveOrder) ordersUsed = n + 1;
    if (counts[n]! > 0) precisions[n] = (100 * counts[n]!) / total;
    else if (smoothing === 'exp') precisions[n] = 100 / ((exponential *= 2) * total);
    else if (smoothing === 'floor') precisions[n] = (100 * value) / total;
  }
  return { score: brevityPenalty * geometricMean(precisions.slice(0, ordersUsed)), ...rest };
}

function brevity(hypothesisLength: number, referenceLength: number): number {
  if (hypothesisLength >= referenceLength) return 1;
  return hypothesisLength > 0 ? Math.exp(1 - referenceLength / hypothesisLength) : 0;
}

function geometricMean(values: readonly number[]): number {
  if (values.includes(0)) return 0;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
