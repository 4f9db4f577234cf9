import { AppError } from '#app/core/shared/errors.ts';
import { checkSegments } from '../segments.ts';
import { signatureOf, twoDecimals } from '../signature.ts';
import { tokenizerName } from '../tokenizers/tokenize.ts';
import { type BleuOptions, type BleuScoring, smoothingValueOf } from './options.ts';
import { type BleuScore, bleuScore } from './score.ts';
import { type BleuStatistics, bleuStatistics, sumBleuStatistics } from './statistics.ts';

/**
 * BLEU of the corpus made of the segments at `indices` (all by default; an index may recur), from their
 * statistics. A bootstrap calls this once a resample.
 * @throws AppError invalid_input without a segment
 */
export function bleuOfStatistics(
  statistics: readonly BleuStatistics[],
  options: BleuScoring = {},
  indices?: ArrayLike<number>,
): BleuScore {
  if ((indices ?? statistics).length === 0) {
    throw new AppError('no-segments', { measure: 'BLEU' });
  }
  return bleuScore(sumBleuStatistics(statistics, indices), options);
}

/**
 * BLEU of a corpus, the statistics added up before anything is divided.
 * @param references for each hypothesis one or more; their number may differ
 * @throws AppError invalid_input for an empty corpus or lists of unequal length
 */
export function corpusBleu(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: BleuOptions = {},
): BleuScore {
  checkSegments(hypotheses, references);
  const statistics = hypotheses.map((hypothesis, i) => bleuStatistics(hypothesis, references[i]!, options));
  return bleuOfStatistics(statistics, options);
}

/** BLEU of one segment; orders longer than it are left out unless `effectiveOrder` is false. */
export function sentenceBleu(
  hypothesis: string,
  references: readonly string[],
  options: BleuOptions = {},
): BleuScore {
  const statistics = bleuStatistics(hypothesis, references, options);
  return bleuScore(statistics, { ...options, effectiveOrder: options.effectiveOrder ?? true });
}

/**
 * The signature of a score with these options over segments with these references.
 * @param tok how the tokenizer is called, several where segments have their own
 */
export function bleuSignature(
  references: readonly (readonly unknown[])[],
  options: BleuOptions = {},
  tok = tokenizerName(options.tokenizer ?? '13a'),
): string {
  const { lowercase = false, effectiveOrder = false, smoothing = 'exp' } = options;
  const value = smoothingValueOf(smoothing, options.smoothingValue);
  return signatureOf(references, {
    case: lowercase ? 'lc' : 'mixed',
    eff: effectiveOrder,
    tok,
    smooth: value === null ? smoothing : `${smoothing}[${twoDecimals(value)}]`,
  });
}
