import type { ChrfOptions } from './options.ts';

/** All that chrF needs of a segment, or of a corpus as the sum: per order, characters first and then words. */
export interface ChrfStatistics {
  /** N-grams of the hypothesis; 0 where the reference has none of that order. */
  readonly hypothesis: readonly number[];
  readonly reference: readonly number[];
  readonly matches: readonly number[];
}

const EPSILON = 1e-16;

/** chrF, 0–100, from the statistics of a segment or of a corpus, as sacreBLEU 2.6.0 computes it. */
export function chrfScore(statistics: ChrfStatistics, options: ChrfOptions = {}): number {
  const { beta = 2, epsSmoothing = false } = options;
  return epsSmoothing ? smoothedScore(statistics, beta) : effectiveScore(statistics, beta);
}

/** The F-score of each order, averaged. */
function smoothedScore({ hypothesis, reference, matches }: ChrfStatistics, beta: number): number {
  const sum = matches.reduce((total, match, n) => {
    const precision = hypothesis[n]! > 0 ? match / hypothesis[n]! : EPSILON;
    const recall = reference[n]! > 0 ? match / reference[n]! : EPSILON;
    return total + (beta ** 2 * precision + recall > 0 ? fScore(precision, recall, beta) : EPSILON);
  }, 0);
  return (100 * sum) / matches.length;
}

/** The F-score of the mean precision and recall over the orders that both texts have. */
function effectiveScore({ hypothesis, reference, matches }: ChrfStatistics, beta: number): number {
  let precision = 0;
  let recall = 0;
  let orders = 0;
  matches.forEach((match, n) => {
    if (hypothesis[n] === 0 || reference[n] === 0) return;
    precision += match / hypothesis[n]!;
    recall += match / reference[n]!;
    orders++;
  });
  return precision + recall > 0 ? 100 * fScore(precision / orders, recall / orders, beta) : 0;
}

function fScore(precision: number, recall: number, beta: number): number {
  const weight = beta ** 2;
  return ((1 + weight) * precision * recall) / (weight * precision + recall);
}
