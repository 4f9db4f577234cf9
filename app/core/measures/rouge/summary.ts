import { countIds, type InternedSequences } from '../ngrams.ts';
import { lcsPlaces } from './lcs.ts';
import { type RougeScore, rougeScore } from './options.ts';

/**
 * rougeLsum: for each sentence of the reference the union of its longest common subsequences with all sentences
 * of the hypothesis; a word is matched at most as often as either text has it, as in ROUGE-1.5.5.
 * @param sentences of the hypothesis (the first `hypothesisSentences`) and then of the reference
 */
export function summaryLcs(sentences: InternedSequences, hypothesisSentences: number): RougeScore {
  const hypothesis = sentences.sequences.slice(0, hypothesisSentences);
  const reference = sentences.sequences.slice(hypothesisSentences);
  const leftInHypothesis = countAll(hypothesis, sentences.size);
  const leftInReference = countAll(reference, sentences.size);
  let matches = 0;
  for (const sentence of reference) {
    const union = new Set(hypothesis.flatMap((other) => lcsPlaces(sentence, other)));
    for (const place of [...union].sort((a, b) => a - b)) {
      const id = sentence[place]!;
      if (leftInHypothesis[id]! > 0 && leftInReference[id]! > 0) {
        matches++;
        leftInHypothesis[id]!--;
        leftInReference[id]!--;
      }
    }
  }
  return rougeScore(matches, length(hypothesis), length(reference));
}

function countAll(sequences: readonly Int32Array[], size: number): Int32Array {
  const total = new Int32Array(size);
  for (const ids of sequences) countIds(ids, size).forEach((count, id) => (total[id]! += count));
  return total;
}

function length(sequences: readonly Int32Array[]): number {
  return sequences.reduce((sum, ids) => sum + ids.length, 0);
}
