import { shownText } from '../shared/shownText.ts';

/** Characters that a page does not show, the joiners and marks of direction within words included. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * What a reader takes from a text, for telling a control from what systems wrote: coarser than what is shown (see
 * `shownText`), because a control that differs by the width of a blank or by a joiner harms nothing. Runs of blanks are
 * one, none stand at the ends of lines.
 */
export function readText(text: string): string {
  return shownText(text)
    .replace(UNSEEN, (character) => (/\s/u.test(character) ? character : ''))
    .replace(/[^\S\n]+/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** Whether a reader would find no difference between two texts. */
export function looksLike(text: string, other: string): boolean {
  return text === other || readText(text) === readText(other);
}
