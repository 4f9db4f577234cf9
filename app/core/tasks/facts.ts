import { literalPattern } from '../shared/literals.ts';

/** A fact that a prompt or source states in a line of its own: `Colour: olive green`, `颜色：白色`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

const LABELLED = /^[\s\-*•]*([^:：\n]{1,40}?)\s*[:：][^\S\n]*(\S[^\n]*?)\s*$/gmu;

/** The labelled lines of a text in their order; longer values than 80 characters are prose, not facts. */
export function labelledFacts(text: string): Fact[] {
  return [...text.matchAll(LABELLED)]
    .map((match) => ({ label: match[1]!.toLowerCase(), value: match[2]! }))
    .filter((fact) => fact.value.length <= 80);
}

/** A stretch of a text and what is to stand there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/**
 * Where `value` stands in `text` as a whole: letters of spaced scripts and digits next to it don't continue it,
 * capitals don't matter.
 * @example occurrences('11.8 l or 1.8 l', '1.8 l') // [[10, 15]]
 */
export function occurrences(text: string, value: string): [start: number, end: number][] {
  const pattern = new RegExp(`${before(value)}${literalPattern(value)}${after(value)}`, 'giu');
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Applies replacements to a text at once, so that none changes what another wrote; overlapping ones: first wins. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, with: value } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + matchCase(text.slice(start, end), value);
    at = end;
  }
  return result + text.slice(at);
}

/** Whether a stretch overlaps one that is to be replaced already. */
export function isTaken(replacements: readonly Replacement[], start: number, end: number): boolean {
  return replacements.some((r) => start < r.end && r.start < end);
}

const SPACED = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{Script=Hebrew}';

function before(value: string): string {
  if (/^\p{N}/u.test(value)) return '(?<![\\p{N}]|[\\p{N}][.,])';
  return new RegExp(`^[${SPACED}]`, 'u').test(value) ? `(?<![${SPACED}\\p{N}])` : '';
}

function after(value: string): string {
  if (/\p{N}$/u.test(value)) return '(?![\\p{N}]|[.,][\\p{N}])';
  return new RegExp(`[${SPACED}]$`, 'u').test(value) ? `(?![${SPACED}\\p{N}])` : '';
}

/** A replacement at a sentence's beginning begins with a capital as what stood there did. */
function matchCase(old: string, value: string): string {
  const wasCapital = /^\p{Lu}/u.test(old);
  return wasCapital ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
