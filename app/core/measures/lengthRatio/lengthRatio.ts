import { bleuStatistics, sumBleuStatistics } from '../bleu/statistics.ts';
import { checkSegments } from '../segments.ts';
import type { Tokenizer } from '../tokenizers/tokenize.ts';

export interface LengthRatio {
  /** Tokens written for each token asked for: 1 is as long, more is longer; null where the references are empty. */
  readonly ratio: number | null;
  readonly hypothesisLength: number;
  /** The ratio of each segment. */
  readonly scores: readonly (number | null)[];
  /** Of the references closest in length, as BLEU's brevity penalty takes them. */
  readonly referenceLength: number;
}

/**
 * How long hypotheses are beside their references, in tokens, over the corpus: the ratio that sacreBLEU prints.
 *
 * @throws AppError invalid_input for no segments, or a segment without references
 */
export function lengthRatio(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  { tokenizer }: { tokenizer?: Tokenizer | undefined } = {},
): LengthRatio {
  checkSegments(hypotheses, references);
  const counting = { maxOrder: 1, ...(tokenizer && { tokenizer }) };
  const segments = hypotheses.map((hypothesis, i) => bleuStatistics(hypothesis, references[i]!, counting));
  const { hypothesisLength, referenceLength } = sumBleuStatistics(segments);
  const ratioOf = (ours: number, theirs: number) => (theirs === 0 ? null : ours / theirs);
  return {
    ratio: ratioOf(hypothesisLength, referenceLength),
    scores: segments.map((segment) => ratioOf(segment.hypothesisLength, segment.referenceLength)),
    hypothesisLength,
    referenceLength,
  };
}
