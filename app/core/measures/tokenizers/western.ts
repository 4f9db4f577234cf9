import { splitWords } from '../text.ts';

/** ASCII punctuation and symbols except apostrophe, comma, hyphen and full stop. */
const PUNCTUATION = /([{-~[-` -&(-+:-@/])/g;

/**
 * The rules that `13a` and `zh` share (mteval-v13a): punctuation stands alone, full stops and commas unless
 * between digits, a hyphen after a digit.
 */
export function splitWesternPunctuation(text: string): string[] {
  const spaced = text
    .replace(PUNCTUATION, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
  return splitWords(spaced);
}

/** `13a`: the tokenizer of WMT's mteval-v13a, the usual one for Western languages. */
export function tokenize13a(text: string): string[] {
  let line = text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  if (line.includes('&')) {
    // In this order: '&amp;lt;' becomes '<', as in the reference.
    line = line
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
  }
  return splitWesternPunctuation(` ${line} `);
}
