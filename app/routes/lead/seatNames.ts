/** More seats than this a panel cannot have; a longer list is refused by its length. */
const MOST = 1000;

/**
 * The names of a panel's raters from what a lead wrote: one a line, empty lines left out; a number alone asks for as
 * many numbered ones.
 */
export function seatNames(text: string, numbered: (number: number) => string): string[] {
  const count = /^\s*(\d{1,3})\s*$/.exec(text)?.[1];
  if (count !== undefined) return Array.from({ length: Number(count) }, (_, index) => numbered(index + 1));
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST);
}
