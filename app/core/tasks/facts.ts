import { literalPattern } from '../shared/literals.ts';
import { givenText, perItem } from './controlItem.ts';
import { applyReplacements, type Replacement } from './replacements.ts';
import { UNSPACED_LETTER } from './textUnits.ts';

/** A fact that a prompt or source states in a line of its own: `Colour: olive green`, `颜色：白色`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

const LABEL = /^([^:：]{1,40})[:：](.*)$/su;

/**
 * The labelled lines of a text in their order; longer values than 80 characters are prose, not facts. Line by line,
 * so that it takes no longer than the text is long.
 */
export function labelledFacts(text: string): Fact[] {
  return text.split('\n').flatMap((line) => {
    const match = LABEL.exec(line.replace(/^[\s\-*•]+/, ''));
    const label = match?.[1]!.trim().toLowerCase() ?? '';
    const value = match?.[2]!.trim() ?? '';
    return label === '' || value === '' || value.length > 80 ? [] : [{ label, value }];
  });
}

/** The facts that an item's prompt and source state. */
export const factsOf = perItem((item) => labelledFacts(givenText(item)));

/**
 * Where `value` stands in `text` as a whole: letters of spaced scripts and digits next to it don't continue it, no
 * mark, joiner or tone of skin is cut from its character, capitals don't matter.
 * @example occurrences('11.8 l or 1.8 l', '1.8 l') // [[10, 15]]
 */
export function occurrences(text: string, value: string): [start: number, end: number][] {
  if (value === '') return [];
  const pattern = new RegExp(`${before(value)}${literalPattern(value)}${after(value)}`, 'giu');
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Applies replacements as `applyReplacements` does, each with a capital where there was one. */
export function replaceValues(text: string, replacements: readonly Replacement[]): string {
  return applyReplacements(
    text,
    replacements.map((one) => ({ ...one, with: matchCase(text.slice(one.start, one.end), one.with) })),
  );
}

/** Whether a stretch overlaps one that is to be replaced already. */
export function isTaken(replacements: readonly Replacement[], start: number, end: number): boolean {
  return replacements.some((r) => start < r.end && r.start < end);
}

/** A letter of a script that puts spaces between words, or a digit. */
const WORD = `(?!${UNSPACED_LETTER})[\\p{L}\\p{N}]`;

function before(value: string): string {
  // What joins a character to the one before it cannot stand alone.
  if (/^[\p{M}\p{EMod}\u200d]/u.test(value)) return '(?!)';
  if (/^\p{N}/u.test(value)) return '(?<!\\u200d|\\p{N}|\\p{N}[.,])';
  return new RegExp(`^${WORD}`, 'u').test(value) ? `(?<!\\u200d|${WORD}\\p{M}*)` : '(?<!\\u200d)';
}

function after(value: string): string {
  const joined = '[\\p{M}\\p{EMod}\\u200d]';
  if (/\p{N}$/u.test(value)) return `(?!${joined}|\\p{N}|[.,]\\p{N})`;
  return new RegExp(`${WORD}\\p{M}*$`, 'u').test(value) ? `(?!${joined}|${WORD})` : `(?!${joined})`;
}

/** A replacement at a sentence's beginning begins with a capital as what stood there did. */
function matchCase(old: string, value: string): string {
  const first = Array.from(value)[0] ?? '';
  // Only letters that have capitals for this: Georgian's are for whole words alone.
  return /^\p{Lu}/u.test(old) && /^\p{Ll}/u.test(first) && !/^\p{Script=Georgian}/u.test(first)
    ? first.toUpperCase() + value.slice(first.length)
    : value;
}
