import { removeSpace, splitWords } from '../text.ts';
import { tokenizeChinese } from './chinese.ts';
import { tokenizeUnicode } from './unicode.ts';
import { tokenize13a } from './western.ts';

export const TOKENIZERS = ['13a', 'zh', 'char', 'intl', 'none', 'unicode'] as const;
export type Tokenizer = (typeof TOKENIZERS)[number];

/** A tokenizer of the program's own, or a function with a name for signatures: that of a model, say. */
export type AnyTokenizer =
  Tokenizer | { readonly name: string; readonly tokenize: (text: string) => string[] };

/** What signatures call a tokenizer. */
export function tokenizerName(tokenizer: AnyTokenizer): string {
  return typeof tokenizer === 'string' ? tokenizer : tokenizer.name;
}

/**
 * The tokens of `text` as sacreBLEU 2.6.0's tokenizer of that name gives them, or `unicode`: words of any script.
 * `13a`: Western languages. `zh`: Chinese characters one by one. `char`: every code point but white space.
 * `intl`: punctuation and symbols of all scripts set apart (mteval-v14). `none`: white space only. `unicode`: see
 * `tokenizeUnicode`.
 */
export function tokenize(text: string, tokenizer: AnyTokenizer = '13a'): string[] {
  return typeof tokenizer === 'string' ? BY_NAME[tokenizer](text) : tokenizer.tokenize(text);
}

const BY_NAME: Record<Tokenizer, (text: string) => string[]> = {
  '13a': tokenize13a,
  zh: tokenizeChinese,
  char: (text) => Array.from(removeSpace(text)),
  intl: tokenizeInternational,
  none: splitWords,
  unicode: (text) => tokenizeUnicode(text),
};

/** A full stop after a number at the very end stays with it: so in mteval-v14, whose scores these are. */
function tokenizeInternational(text: string): string[] {
  const spaced = text
    .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
    .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
    .replace(/\p{S}/gu, ' $& ');
  return splitWords(spaced);
}
