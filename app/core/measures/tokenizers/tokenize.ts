import { removeSpace, splitWords } from '../text.ts';
import { tokenizeChinese } from './chinese.ts';
import { tokenize13a } from './western.ts';

export const TOKENIZERS = ['13a', 'zh', 'char', 'intl', 'none'] as const;
export type Tokenizer = (typeof TOKENIZERS)[number];

/**
 * The tokens of `text` as sacreBLEU 2.6.0's tokenizer of that name gives them.
 * `13a`: Western languages. `zh`: Chinese characters one by one. `char`: every code point but white space.
 * `intl`: punctuation and symbols of all scripts set apart (mteval-v14). `none`: white space only.
 */
export function tokenize(text: string, tokenizer: Tokenizer = '13a'): string[] {
  return BY_NAME[tokenizer](text);
}

const BY_NAME: Record<Tokenizer, (text: string) => string[]> = {
  '13a': tokenize13a,
  zh: tokenizeChinese,
  char: (text) => Array.from(removeSpace(text)),
  intl: tokenizeInternational,
  none: splitWords,
};

/** A full stop after a number at the very end stays with it: so in mteval-v14, whose scores these are. */
function tokenizeInternational(text: string): string[] {
  const spaced = text
    .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
    .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
    .replace(/\p{S}/gu, ' $& ');
  return splitWords(spaced);
}
