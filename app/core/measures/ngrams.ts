import { isSpaceCode } from './text.ts';

/** Token sequences in which each distinct token is a number below `size`, the same in all of them. */
export interface InternedSequences {
  readonly sequences: readonly Int32Array[];
  readonly size: number;
}

/** Numbers the tokens of several sequences, so that comparing and counting them is fast. */
export function internTokens(sequences: readonly (readonly string[])[]): InternedSequences {
  const ids = new Map<string, number>();
  const interned = sequences.map((tokens) => {
    const result = new Int32Array(tokens.length);
    tokens.forEach((token, i) => {
      let id = ids.get(token);
      if (id === undefined) ids.set(token, (id = ids.size));
      result[i] = id;
    });
    return result;
  });
  return { sequences: interned, size: ids.size };
}

/** Numbers the code points of several texts in the same way, white space left out or not. */
export function internCharacters(texts: readonly string[], withSpace: boolean): InternedSequences {
  const known = new Int32Array(DIRECT).fill(-1);
  const others = new Map<number, number>();
  let size = 0;
  const sequences = texts.map((text) => {
    const result = new Int32Array(text.length);
    let length = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.codePointAt(i)!;
      if (code > 0xffff) i++;
      if (!withSpace && isSpaceCode(code)) continue;
      let id = code < DIRECT ? known[code]! : (others.get(code) ?? -1);
      if (id === -1) {
        id = size++;
        if (code < DIRECT) known[code] = id;
        else others.set(code, id);
      }
      result[length++] = id;
    }
    return result.subarray(0, length);
  });
  return { sequences, size };
}

/** Code points below this, which most texts are made of, are looked up without a map. */
const DIRECT = 0x250;

/**
 * The n-grams of each order from 1 to `maxOrder`: per order and sequence the ids of its n-grams in the order of
 * their place, the same n-gram having the same id below `size` in all sequences.
 */
export function* ngramOrders(tokens: InternedSequences, maxOrder: number): Generator<InternedSequences> {
  let previous = tokens;
  for (let order = 1; order <= maxOrder; order++) {
    if (order > 1) previous = extend(previous, tokens, order);
    yield previous;
  }
}

/** n-grams of `order` from those that are one token shorter: an n-gram is its prefix and its last token. */
function extend(prefixes: InternedSequences, tokens: InternedSequences, order: number): InternedSequences {
  const ids = new Map<number, number>();
  const sequences = prefixes.sequences.map((prefix, s) => {
    const words = tokens.sequences[s]!;
    const result = new Int32Array(Math.max(0, words.length - order + 1));
    for (let i = 0; i < result.length; i++) {
      const key = prefix[i]! * tokens.size + words[i + order - 1]!;
      let id = ids.get(key);
      if (id === undefined) ids.set(key, (id = ids.size));
      result[i] = id;
    }
    return result;
  });
  return { sequences, size: ids.size };
}

/** How often each id below `size` occurs. */
export function countIds(ids: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (let i = 0; i < ids.length; i++) counts[ids[i]!]!++;
  return counts;
}

/** Σ min(a, b) over all ids: the matches of two bags, each n-gram matched at most as often as it occurs. */
export function overlap(a: Int32Array, b: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.min(a[i]!, b[i]!);
  return sum;
}
