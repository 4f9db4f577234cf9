import { AppError } from '#app/core/shared/errors.ts';
import { ngramMatches } from '../ngramMatches.ts';
import { internTokens } from '../ngrams.ts';
import { checkReferences } from '../segments.ts';
import { stem } from '../stem.ts';
import { wordsOf } from '../tokenizers/words.ts';
import { lcsLength } from './lcs.ts';
import {
  DEFAULT_ROUGE_TYPES,
  type RougeOptions,
  rougeOrder,
  type RougeScore,
  rougeScore,
  type RougeType,
} from './options.ts';
import { skipPairs } from './skip.ts';
import { splitSentences } from './sentences.ts';
import { summaryLcs } from './summary.ts';

/** The score of each type asked for. */
export type RougeScores = Partial<Record<RougeType, RougeScore>>;

/**
 * ROUGE (Lin 2004) of one segment as rouge_score 0.1.2 computes it: per type the score against the first of the
 * references with the best F1. A sentence of rougeLsum is a line, or found with `splitSummaries`. An empty text scores 0.
 * @throws AppError invalid_input without a reference or for an unknown type
 */
export function rouge(
  hypothesis: string,
  references: readonly string[],
  options: RougeOptions = {},
): RougeScores {
  checkReferences(references);
  const { types = DEFAULT_ROUGE_TYPES } = options;
  const best: RougeScores = {};
  for (const reference of references) {
    for (const [type, score] of scorePair(hypothesis, reference, types, options)) {
      const previous = best[type];
      if (previous === undefined || score.f1 > previous.f1) best[type] = score;
    }
  }
  return best;
}

/**
 * The mean over the segments at `indices` (all by default; an index may recur), of precision, recall and F1 each.
 * @throws AppError invalid_input without a segment
 */
export function meanRouge(scores: readonly RougeScores[], indices?: ArrayLike<number>): RougeScores {
  const size = indices?.length ?? scores.length;
  if (size === 0) throw new AppError('no-segments', { measure: 'ROUGE' });
  const mean: RougeScores = {};
  for (const type of Object.keys(scores[0]!) as RougeType[]) {
    const sum = { precision: 0, recall: 0, f1: 0 };
    for (let i = 0; i < size; i++) {
      const score = scores[indices === undefined ? i : indices[i]!]![type]!;
      sum.precision += score.precision;
      sum.recall += score.recall;
      sum.f1 += score.f1;
    }
    mean[type] = { precision: sum.precision / size, recall: sum.recall / size, f1: sum.f1 / size };
  }
  return mean;
}

function scorePair(
  hypothesis: string,
  reference: string,
  types: readonly RougeType[],
  options: RougeOptions,
): [RougeType, RougeScore][] {
  const tokens = internTokens([rougeTokens(hypothesis, options), rougeTokens(reference, options)]);
  const [a, b] = tokens.sequences as [Int32Array, Int32Array];
  const maxOrder = Math.max(0, ...types.map((type) => rougeOrder(type) ?? 0));
  const matches = ngramMatches(tokens.sequences, maxOrder).together;
  const byOrder = matches.map((count, n) => rougeScore(count, a.length - n, b.length - n));
  const { maxSkip = null } = options;
  const scoreOf = (type: RougeType): RougeScore => {
    switch (type) {
      case 'rougeL':
        return rougeScore(lcsLength(b, a), a.length, b.length);
      case 'rougeLsum':
        return scoreSummary(hypothesis, reference, options);
      case 'rougeS':
      case 'rougeSU':
        return skipPairs(a, b, tokens.size, { maxSkip, unigrams: type === 'rougeSU' });
      default:
        return byOrder[rougeOrder(type)! - 1]!;
    }
  };
  return types.map((type) => [type, scoreOf(type)]);
}

function scoreSummary(hypothesis: string, reference: string, options: RougeOptions): RougeScore {
  const split = options.splitSummaries === true ? splitSentences : (text: string) => text.split('\n');
  const sentences = (text: string) => split(text).map((sentence) => rougeTokens(sentence, options));
  const ours = sentences(hypothesis);
  return summaryLcs(internTokens([...ours, ...sentences(reference)]), ours.length);
}

/** The words that ROUGE compares. */
function rougeTokens(
  text: string,
  { tokenizer = 'default', stemmer = true, language }: RougeOptions,
): string[] {
  const words = wordsOf(text, tokenizer, language);
  if (tokenizer !== 'default' || !stemmer) return words;
  return words.map((word) => (word.length > 3 ? stem(word) : word));
}
