import { codePointLength } from '../shared/codePoints.ts';

/** By how much a slight control's length may differ from its source's: who judges by length must see nothing. */
const MOST_CHANGE = 0.05;

/** How many code points may be added to a text, or taken from it. */
export function allowanceOf(text: string): number {
  return Math.floor(MOST_CHANGE * codePointLength(text) + 1e-9);
}

/**
 * By how much of its source's length a text is longer (positive) or shorter.
 * @example lengthChange('A red lamp.', 'A lamp.') // −4 of 11: −0.36
 */
export function lengthChange(source: string, text: string): number {
  return (codePointLength(text) - codePointLength(source)) / Math.max(1, codePointLength(source));
}

/** Whether a text is as long as its source, within 5 %. */
export function keepsLength(source: string, text: string): boolean {
  return Math.abs(codePointLength(text) - codePointLength(source)) <= allowanceOf(source);
}
