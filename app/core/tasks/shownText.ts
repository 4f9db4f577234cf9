/** Characters that a page does not show, the joiners and marks of direction within words included. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * What a reader sees of a text, for comparing two texts: composed, without characters that a page does not show,
 * runs of spaces as one, none at the ends of lines.
 */
export function shownText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(UNSEEN, (character) => (character === '\n' ? '\n' : ''))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** Whether a reader would see no difference between two texts. */
export function looksLike(text: string, other: string): boolean {
  return text === other || shownText(text) === shownText(other);
}
