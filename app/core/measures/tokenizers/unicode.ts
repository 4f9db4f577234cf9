/*
 * Scripts written without spaces between words: there a word is what a dictionary or a model says, so characters
 * are taken instead, as is the habit for Chinese, Japanese and Thai. Katakana's and Hiragana's long mark belongs to
 * both by its script extensions.
 */
const UNSPACED = [
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Yi',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');

const WORD = new RegExp(
  `(?=[${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])*`,
  'gu',
);

const UNSPACED_CHARACTER = new RegExp(`(?=[${UNSPACED}])[\\p{L}\\p{N}]`, 'u');

/** Whether a character is a letter or digit of a script that is written without spaces between words. */
export function isUnspaced(character: string): boolean {
  return UNSPACED_CHARACTER.test(character);
}

/** Each character of a script without spaces, or what stands between them. */
export const UNSPACED_OR_RUN = new RegExp(
  `(?=[${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*|(?:(?!(?=[${UNSPACED}])[\\p{L}\\p{N}])[^])+`,
  'gu',
);

/** Marks that are not seen: soft hyphens, joiners, direction marks. */
const UNSEEN = /\p{Cf}/gu;

/**
 * `unicode`: the words of any script, in lower case: runs of letters, digits and their marks, in normal form C and
 * without characters that are not seen; in scripts without spaces each character by itself. On English it gives what
 * ROUGE's own tokenizer gives before stemming, and keeps letters beyond a–z.
 *
 * @param language a BCP 47 tag; Turkish and Azerbaijani have a lower case of their own (I is ı, İ is i)
 */
export function tokenizeUnicode(text: string, language?: string): string[] {
  return lowerCase(text.replace(UNSEEN, '').normalize('NFC'), language).match(WORD) ?? [];
}

/** Whether a language, as a BCP 47 tag, has a dotted and a dotless i. */
export function isTurkic(language: string | undefined): boolean {
  return /^(?:tr|az)(?:-|$)/.test(language ?? '');
}

/** Lower case by the rules of Unicode, or those of Turkish and Azerbaijani. */
export function lowerCase(text: string, language?: string): string {
  const dotted = isTurkic(language) ? text.replaceAll('I', 'ı').replaceAll('İ', 'i') : text;
  return dotted.toLowerCase();
}
