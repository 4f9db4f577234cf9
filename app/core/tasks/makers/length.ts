/** By how much a slight control's length may differ from its source's: who judges by length must see nothing. */
const MOST_CHANGE = 0.05;

/** The length of a text in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** How many code points may be added to a text, or taken from it. */
export function allowanceOf(text: string): number {
  return Math.floor(MOST_CHANGE * lengthOf(text) + 1e-9);
}

/** Whether a text is as long as its source, within 5 %. */
export function keepsLength(source: string, text: string): boolean {
  return Math.abs(lengthOf(text) - lengthOf(source)) <= allowanceOf(source);
}
