import type { ModelTokenizer } from './models/tokenizer.ts';

/**
 * A text as far as the first stop string in it: a stop string belongs to the machinery, not to the text. Of several the
 * one that begins first counts.
 */
export function cutAtStop(text: string, stops: readonly string[]): string {
  const at = firstStop(text, stops);
  return at === -1 ? text : text.slice(0, at);
}

/**
 * What tokens that a stop string ended say before it, special tokens left out. A stop string may name special tokens
 * and may begin within a token; what its tokens hold besides goes with it.
 */
export function textBeforeStop(
  tokenizer: Pick<ModelTokenizer, 'decode' | 'decodeAll'>,
  tokens: readonly number[],
  stops: readonly string[],
): string {
  const at = firstStop(tokenizer.decodeAll(tokens), stops);
  if (at === -1) return tokenizer.decode(tokens);
  const kept = tokenizer.decodeAll(tokens).slice(0, at);
  let whole = tokens.length - 1;
  // Tokens that stand before the stop string as a whole. Part of a character may look longer than it is.
  while (whole > 0 && !kept.startsWith(tokenizer.decodeAll(tokens.slice(0, whole)))) whole -= 1;
  const before = tokens.slice(0, whole);
  const next = tokens[whole]!;
  // The stop string may begin within a special token, of which nothing is text.
  const isSpecial = tokenizer.decode([next]) === '' && tokenizer.decodeAll([next]) !== '';
  const rest = isSpecial ? '' : kept.slice(tokenizer.decodeAll(before).length);
  return tokenizer.decode(before) + rest;
}

/** Where the first of these strings begins, −1 where there is none. */
function firstStop(text: string, stops: readonly string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}
