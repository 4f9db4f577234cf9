/** A sentence or line of a text, without the blanks around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const END = '.!?。！？।؟…';
/** A point within a number, an address or a name ends nothing. */
const SENTENCES = new RegExp(`(?:[^${END}\\n]|[.!?…](?=[^\\s${END}]))+[${END}"”’』」)]*`, 'gu');

/** The sentences of a text that say something, in their order; a line's end ends one. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCES)].flatMap((match) => {
    const sentence = match[0];
    if (!/\p{L}/u.test(sentence)) return [];
    const start = match.index + (sentence.length - sentence.trimStart().length);
    return [{ start, end: match.index + sentence.trimEnd().length }];
  });
}
