import { ngramMatches } from '../ngramMatches.ts';
import { internTokens } from '../ngrams.ts';
import { checkReferences } from '../segments.ts';
import { trimEnd } from '../text.ts';
import { tokenize } from '../tokenizers/tokenize.ts';
import { type BleuCounting, DEFAULT_MAX_ORDER } from './options.ts';

/**
 * All that BLEU needs of a segment, or of a corpus as the sum of its segments. Resampling adds these up and
 * never tokenizes again.
 */
export interface BleuStatistics {
  /** Tokens of the hypothesis. */
  readonly hypothesisLength: number;
  /** Tokens of the reference closest in length; of two equally close the shorter. */
  readonly referenceLength: number;
  /** Matched n-grams per order, clipped to the reference that has each n-gram most often. */
  readonly counts: readonly number[];
  /** N-grams of the hypothesis per order. */
  readonly totals: readonly number[];
}

/** The statistics of one segment. @throws AppError invalid_input without a reference */
export function bleuStatistics(
  hypothesis: string,
  references: readonly string[],
  options: BleuCounting = {},
): BleuStatistics {
  checkReferences(references);
  const { tokenizer = '13a', lowercase = false, maxOrder = DEFAULT_MAX_ORDER } = options;
  const texts = [hypothesis, ...references].map((text) =>
    tokenize(trimEnd(lowercase ? text.toLowerCase() : text), tokenizer),
  );
  const lengths = texts.map((tokens) => tokens.length);
  const hypothesisLength = lengths[0]!;
  const { together: counts } = ngramMatches(internTokens(texts).sequences, maxOrder);
  const totals = counts.map((_, n) => Math.max(0, hypothesisLength - n));
  return { hypothesisLength, referenceLength: closest(lengths.slice(1), hypothesisLength), counts, totals };
}

function closest(lengths: readonly number[], target: number): number {
  return lengths.reduce((best, length) => {
    const gain = Math.abs(best - target) - Math.abs(length - target);
    return gain > 0 || (gain === 0 && length < best) ? length : best;
  });
}

/**
 * The sum of the statistics of the segments at `indices` (all by default; an index may recur), which are those
 * of a corpus. All segments must have been counted with the same options.
 */
export function sumBleuStatistics(
  statistics: readonly BleuStatistics[],
  indices?: ArrayLike<number>,
): BleuStatistics {
  const maxOrder = statistics[0]?.counts.length ?? DEFAULT_MAX_ORDER;
  const counts = new Array<number>(maxOrder).fill(0);
  const totals = new Array<number>(maxOrder).fill(0);
  let hypothesisLength = 0;
  let referenceLength = 0;
  const size = indices?.length ?? statistics.length;
  for (let i = 0; i < size; i++) {
    const segment = statistics[indices === undefined ? i : indices[i]!]!;
    hypothesisLength += segment.hypothesisLength;
    referenceLength += segment.referenceLength;
    for (let n = 0; n < maxOrder; n++) {
      counts[n]! += segment.counts[n]!;
      totals[n]! += segment.totals[n]!;
    }
  }
  return { hypothesisLength, referenceLength, counts, totals };
}
