import { Parser, type CST } from 'yaml';
import { DEEPEST } from '#app/core/shared/storable.ts';

/**
 * Whether a YAML text nests collections more than `DEEPEST` levels deep. Looked at before it is composed: the library
 * composes by recursion, and where that uses the stack up inside of a regular expression the whole process ends, which
 * no `catch` hears of. Its parser has a stack of its own.
 */
export function isDeepYaml(text: string): boolean {
  for (const token of new Parser().parse(text)) {
    const waiting: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { depth } = next;
      if (depth > DEEPEST) return true;
      for (const inner of within(next.token)) waiting.push({ token: inner, depth: depth + 1 });
    }
  }
  return false;
}

function within(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((part) => part !== null && part !== undefined),
  );
}
