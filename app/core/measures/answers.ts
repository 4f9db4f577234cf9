import { countIds, internTokens, overlap } from './ngrams.ts';
import { checkReferences } from './segments.ts';
import { splitWords } from './text.ts';
import { lowerCase, UNSPACED_OR_RUN } from './tokenizers/unicode.ts';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Python's \b, which knows the letters of all scripts. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** A short answer as SQuAD's script compares it: lower case, no ASCII punctuation, no English articles. */
export function normalizeAnswer(text: string): string {
  return splitWords(text.toLowerCase().replace(PUNCTUATION, '').replace(ARTICLES, ' ')).join(' ');
}

/**
 * A short answer of any language in the same manner: lower case, in normal form C, without punctuation of any script.
 * No articles are left out, since they are other words elsewhere.
 * @param language a BCP 47 tag, for the lower case of Turkish
 */
export function normalizeAnyAnswer(text: string, language?: string): string {
  const bare = lowerCase(text.normalize('NFC'), language).replace(/[\p{P}\p{Cf}]/gu, '');
  return splitWords(bare).join(' ');
}

/** The words of a normalized answer: between white space, and each character of a script without spaces. */
export function wordsOfAnswer(normalized: string): string[] {
  return splitWords(normalized).flatMap((piece) => piece.match(UNSPACED_OR_RUN) ?? []);
}

/**
 * 1 if the hypothesis equals one of the references, else 0.
 * @param normalize compare as SQuAD's script does (default), character by character, or in a form of one's own
 */
export function exactMatch(
  hypothesis: string,
  references: readonly string[],
  normalize: boolean | ((text: string) => string) = true,
): number {
  checkReferences(references);
  const form = formOf(normalize);
  return references.some((reference) => form(reference) === form(hypothesis)) ? 1 : 0;
}

/**
 * F1 of the words that hypothesis and reference share, 0–1, against the best reference. Where either has no words
 * it is 1 if both have none, else 0, as in SQuAD 2.0's script.
 * @param normalize as for exactMatch
 * @param wordsOf the words of what that gives; between white space where it is left out
 */
export function tokenF1(
  hypothesis: string,
  references: readonly string[],
  normalize: boolean | ((text: string) => string) = true,
  wordsOf: (normalized: string) => string[] = splitWords,
): number {
  checkReferences(references);
  const form = formOf(normalize);
  const words = (text: string) => wordsOf(form(text));
  const ours = words(hypothesis);
  return references.reduce((best, reference) => Math.max(best, f1(ours, words(reference))), 0);
}

function formOf(normalize: boolean | ((text: string) => string)): (text: string) => string {
  if (typeof normalize === 'function') return normalize;
  return normalize ? normalizeAnswer : (text) => text;
}

function f1(ours: readonly string[], theirs: readonly string[]): number {
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  const { sequences, size } = internTokens([ours, theirs]);
  const common = overlap(countIds(sequences[0]!, size), countIds(sequences[1]!, size));
  return (2 * common) / (ours.length + theirs.length);
}
