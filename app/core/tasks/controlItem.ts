import { isUnspaced } from './textUnits.ts';

/** An item with the baseline's output, as the makers of controls need it. */
export interface ControlItem {
  readonly id: number;
  readonly segment: string | null;
  /** BCP 47 tag or null. */
  readonly language: string | null;
  readonly prompt: string;
  readonly source: string | null;
  /** The baseline's output. */
  readonly text: string;
  /** The texts of all systems for this item: no control may equal one of them. */
  readonly taken: readonly string[];
}

/** What a rater is given to judge the output by: prompt and source. */
export function givenText(item: ControlItem): string {
  return item.source === null ? item.prompt : `${item.prompt}\n${item.source}`;
}

/** Whether the texts of two items can stand in for each other: same language, or same kind of script. */
export function sameLanguage(a: ControlItem, b: ControlItem): boolean {
  if (a.language !== null && b.language !== null) {
    return a.language.split('-')[0] === b.language.split('-')[0];
  }
  return isUnspaced(a.text) === isUnspaced(b.text);
}

/** Whether a text differs from every system's text for the item, spaces at the ends aside, and says something. */
export function isNewText(item: ControlItem, text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && item.text !== text && item.taken.every((taken) => taken.trim() !== trimmed);
}
