import { tokenize, type Tokenizer } from './tokenize.ts';
import { tokenizeUnicode } from './unicode.ts';

/**
 * The words of a text as measures of words take them.
 * @param tokenizer `default`: lower-cased runs of a–z and 0–9, as the reference implementation of ROUGE has them
 * @param language a BCP 47 tag, for the lower case of `unicode`
 */
export function wordsOf(text: string, tokenizer: 'default' | Tokenizer, language?: string): string[] {
  if (tokenizer === 'default') return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return tokenizer === 'unicode' ? tokenizeUnicode(text, language) : tokenize(text, tokenizer);
}

/**
 * Whether references hold a word to compare with; those of pictures or punctuation alone would make everything 0.
 * Tokenizers that no language chose, as in studies of release 0.1.0, take every reference as it is.
 */
export function canBeRead(
  references: readonly string[],
  tokenizer: 'default' | Tokenizer,
  language: string | undefined,
): boolean {
  if (references.length === 0) return false;
  return (
    language === undefined ||
    references.some((reference) => wordsOf(reference, tokenizer, language).length > 0)
  );
}
