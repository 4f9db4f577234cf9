import { AppError } from '#app/core/shared/errors.ts';
import { checkReferences, checkSegments } from '../segments.ts';
import { signatureOf } from '../signature.ts';
import { tokenizerName } from '../tokenizers/tokenize.ts';
import type { ChrfOptions } from './options.ts';
import { chrfScore } from './score.ts';
import { type ChrfStatistics, chrfStatistics, sumChrfStatistics } from './statistics.ts';

/**
 * chrF (Popović 2015; chrF++ with `wordOrder` 2) of the corpus made of the segments at `indices` (all by default;
 * an index may recur), 0–100.
 * @throws AppError invalid_input without a segment
 */
export function chrfOfStatistics(
  statistics: readonly ChrfStatistics[],
  options: ChrfOptions = {},
  indices?: ArrayLike<number>,
): number {
  if ((indices ?? statistics).length === 0) {
    throw new AppError('no-segments', { measure: 'chrF' });
  }
  return chrfScore(sumChrfStatistics(statistics, indices), options);
}

/** chrF of a corpus, 0–100. @throws AppError invalid_input for an empty corpus or lists of unequal length */
export function corpusChrf(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: ChrfOptions = {},
): number {
  checkSegments(hypotheses, references);
  const statistics = hypotheses.map((hypothesis, i) => chrfStatistics(hypothesis, references[i]!, options));
  return chrfOfStatistics(statistics, options);
}

/** chrF of one segment, 0–100: that against its best reference. */
export function sentenceChrf(
  hypothesis: string,
  references: readonly string[],
  options: ChrfOptions = {},
): number {
  checkReferences(references);
  return chrfScore(chrfStatistics(hypothesis, references, options), options);
}

/**
 * The signature of a score with these options over segments with these references.
 * @param tok how the tokenizer that texts were parted by is called; left out where they were taken as they are
 */
export function chrfSignature(
  references: readonly (readonly unknown[])[],
  options: ChrfOptions = {},
  tok = options.tokenizer && tokenizerName(options.tokenizer),
): string {
  const {
    lowercase = false,
    epsSmoothing = false,
    charOrder = 6,
    wordOrder = 0,
    whitespace = false,
  } = options;
  return signatureOf(references, {
    case: lowercase ? 'lc' : 'mixed',
    eff: !epsSmoothing,
    nc: charOrder,
    nw: wordOrder,
    space: whitespace,
    ...(tok !== undefined && { tok }),
  });
}
