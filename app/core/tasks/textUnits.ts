/** Letters of scripts that are written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. */
export const UNSPACED_LETTER = `[${['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('')}]`;
const UNSPACED = new RegExp(UNSPACED_LETTER, 'gu');

/** Whether most letters of a text belong to a script without spaces between words. */
export function isUnspaced(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && (text.match(UNSPACED)?.length ?? 0) * 2 > letters;
}

/**
 * The distinct content units of a text, for comparing what two texts are about: lower-case words of three
 * letters and more, or pairs of neighbouring characters where the script has no spaces.
 */
export function contentUnits(text: string): Set<string> {
  if (!isUnspaced(text)) return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? []);
  const characters = Array.from(text.match(/[\p{L}\p{N}]/gu) ?? []);
  return new Set(characters.slice(1).map((character, i) => characters[i]! + character));
}

/** The share of `units` that `others` has too, 0 … 1; 0 where there are none. */
export function overlap(units: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (units.size === 0) return 0;
  let shared = 0;
  for (const unit of units) if (others.has(unit)) shared++;
  return shared / units.size;
}
