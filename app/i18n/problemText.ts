import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { Tell } from './problemWords.ts';

/** The words of reasons in one language, and how it calls places in an input. */
export interface Words {
  readonly words: Readonly<Record<string, string | ((params: object, tell: Tell) => string)>>;
  place(path: string): string;
}

/** What is said, in these words; as data where they lack it. */
export function textIn(words: Words, { reason, params }: Said): string {
  if (!Object.hasOwn(words.words, reason)) return `${reason} ${JSON.stringify(params)}`;
  const word = words.words[reason]!;
  if (typeof word === 'string') return word;
  const tell = Object.assign((said: Said) => textIn(words, said), {
    place: (path: string) => words.place(path),
  });
  return word(params, tell);
}
