/** A word or character with its place. */
export interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Words between blanks: none that begins a sentence or line, none with punctuation, no unit behind a number, so that
 * what is done to them changes nothing but them.
 */
const INNER_WORDS = /(?<=[\p{L}\p{M},;，；][^\S\n])(?:\p{L}\p{M}*)+(?=[^\S\n])/gu;
/** Letters of scripts without spaces that stand beside other letters, each with its marks. */
const INNER_LETTERS =
  /(?<=\p{L}[\p{M}\u0e33\u0eb3]*)(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u0e33\u0eb3])\p{L}[\p{M}\u0e33\u0eb3]*(?=\p{L})/gu;

export function innerWords(text: string): Unit[] {
  return unitsOf(text, INNER_WORDS);
}

export function innerLetters(text: string): Unit[] {
  return unitsOf(text, INNER_LETTERS);
}

/** Neighbours with one unit of space between them, or with none. */
export function neighbours(units: readonly Unit[], space: 0 | 1): [Unit, Unit][] {
  return units.flatMap((unit, i): [Unit, Unit][] => {
    const next = units[i + 1];
    const differ = next !== undefined && next.text.toLowerCase() !== unit.text.toLowerCase();
    return differ && next.start === unit.end + space ? [[unit, next]] : [];
  });
}

function unitsOf(text: string, pattern: RegExp): Unit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
