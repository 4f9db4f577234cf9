import { internTokens, ngramOrders } from '../ngrams.ts';
import { tokenize, type Tokenizer } from '../tokenizers/tokenize.ts';

/**
 * distinct-n (after Li et al. 2016): different n-grams over all n-grams of the texts together, 0–1. Low where a
 * system repeats itself. It falls with the amount of text: compare equal amounts.
 * @param options.n default 2
 * @returns null where no text has n tokens
 */
export function distinctN(
  texts: readonly string[],
  { n = 2, tokenizer = '13a' }: { n?: number; tokenizer?: Tokenizer } = {},
): number | null {
  const tokens = internTokens(texts.map((text) => tokenize(text, tokenizer)));
  const { sequences, size } = [...ngramOrders(tokens, n)].at(-1)!;
  const total = sequences.reduce((sum, ids) => sum + ids.length, 0);
  return total === 0 ? null : size / total;
}
