import { ngramMatches } from '../ngramMatches.ts';
import { internCharacters, internTokens } from '../ngrams.ts';
import { splitWords } from '../text.ts';
import { tokenize } from '../tokenizers/tokenize.ts';
import type { ChrfOptions } from './options.ts';
import { chrfScore, type ChrfStatistics } from './score.ts';

export type { ChrfStatistics } from './score.ts';

/** The statistics of one segment against the first of the references with the best score. */
export function chrfStatistics(
  hypothesis: string,
  references: readonly string[],
  options: ChrfOptions = {},
): ChrfStatistics {
  const { charOrder = 6, wordOrder = 0, lowercase = false, whitespace = false, tokenizer } = options;
  const texts = [hypothesis, ...references]
    .map((text) => (lowercase ? text.toLowerCase() : text))
    .map((text) => (tokenizer === undefined ? text : tokenize(text, tokenizer).join(' ')));
  const perReference = references.map(() => ({
    hypothesis: [] as number[],
    reference: [] as number[],
    matches: [] as number[],
  }));
  const count = (sequences: readonly Int32Array[], maxOrder: number) => {
    const { perReference: matches } = ngramMatches(sequences, maxOrder);
    perReference.forEach((statistics, r) => {
      for (let n = 0; n < maxOrder; n++) {
        const theirs = Math.max(0, sequences[r + 1]!.length - n);
        statistics.hypothesis.push(theirs > 0 ? Math.max(0, sequences[0]!.length - n) : 0);
        statistics.reference.push(theirs);
        statistics.matches.push(matches[r]![n]!);
      }
    });
  };
  count(internCharacters(texts, whitespace).sequences, charOrder);
  if (wordOrder > 0) count(internTokens(texts.map(wordsOf)).sequences, wordOrder);
  return best(perReference, options);
}

function best(candidates: readonly ChrfStatistics[], options: ChrfOptions): ChrfStatistics {
  let bestScore = -1;
  let result = candidates[0]!;
  for (const candidate of candidates) {
    const score = chrfScore(candidate, options);
    if (score > bestScore) [bestScore, result] = [score, candidate];
  }
  return result;
}

/** The sum over the segments at `indices` (all by default; an index may recur). */
export function sumChrfStatistics(
  statistics: readonly ChrfStatistics[],
  indices?: ArrayLike<number>,
): ChrfStatistics {
  const orders = statistics[0]?.matches.length ?? 0;
  const sum = {
    hypothesis: new Array<number>(orders).fill(0),
    reference: new Array<number>(orders).fill(0),
    matches: new Array<number>(orders).fill(0),
  };
  const size = indices?.length ?? statistics.length;
  for (let i = 0; i < size; i++) {
    const segment = statistics[indices === undefined ? i : indices[i]!]!;
    for (let n = 0; n < orders; n++) {
      sum.hypothesis[n]! += segment.hypothesis[n]!;
      sum.reference[n]! += segment.reference[n]!;
      sum.matches[n]! += segment.matches[n]!;
    }
  }
  return sum;
}

const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');

/** Words with one punctuation mark split off their end or, where there is none, off their start: as chrF++.py. */
function wordsOf(text: string): string[] {
  return splitWords(text).flatMap((word) => {
    if (word.length === 1) return [word];
    if (PUNCTUATION.has(word.at(-1)!)) return [word.slice(0, -1), word.slice(-1)];
    if (PUNCTUATION.has(word[0]!)) return [word[0]!, word.slice(1)];
    return [word];
  });
}
