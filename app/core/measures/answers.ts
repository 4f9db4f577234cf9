import { countIds, internTokens, overlap } from './ngrams.ts';
import { checkReferences } from './segments.ts';
import { splitWords } from './text.ts';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Python's \b, which knows the letters of all scripts. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** A short answer as SQuAD's script compares it: lower case, no ASCII punctuation, no English articles. */
export function normalizeAnswer(text: string): string {
  return splitWords(text.toLowerCase().replace(PUNCTUATION, '').replace(ARTICLES, ' ')).join(' ');
}

/**
 * 1 if the hypothesis equals one of the references, else 0.
 * @param normalize compare as SQuAD's script does (default) or character by character
 */
export function exactMatch(hypothesis: string, references: readonly string[], normalize = true): number {
  checkReferences(references);
  const form = normalize ? normalizeAnswer : (text: string) => text;
  return references.some((reference) => form(reference) === form(hypothesis)) ? 1 : 0;
}

/**
 * F1 of the words that hypothesis and reference share, 0–1, against the best reference. Where either has no words
 * it is 1 if both have none, else 0, as in SQuAD 2.0's script.
 * @param normalize as for exactMatch; without it words are what white space parts
 */
export function tokenF1(hypothesis: string, references: readonly string[], normalize = true): number {
  checkReferences(references);
  const words = (text: string) => splitWords(normalize ? normalizeAnswer(text) : text);
  const ours = words(hypothesis);
  return references.reduce((best, reference) => Math.max(best, f1(ours, words(reference))), 0);
}

function f1(ours: readonly string[], theirs: readonly string[]): number {
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  const { sequences, size } = internTokens([ours, theirs]);
  const common = overlap(countIds(sequences[0]!, size), countIds(sequences[1]!, size));
  return (2 * common) / (ours.length + theirs.length);
}
