import type { Random } from '../shared/random.ts';
import { looksLike } from './readText.ts';
import { isUnspaced } from './textUnits.ts';

const ATTEMPTS = 12;
/** Longest stretch within which characters change places: what is said stays readable where it stood. */
const WINDOW = 10;

/** A point within a number, an address or a name ends nothing. */
const SENTENCES = /(?:[^.!?。！？\n]|[.!?](?=[^\s.!?。！？]))+[.!?。！？\n]*/gu;
const WORDS = /\S+/gu;
/** A run of Latin letters or digits stays whole; every other letter stands alone; all of them with their marks. */
const CHARACTERS = /(?:[\p{Script=Latin}\p{N}]\p{M}*)+|\p{L}[\p{M}\u0e33\u0eb3]*/gu;
/** Thai and Lao `am` are letters that are written as marks. */
const LETTERS = /\p{L}[\p{M}\u0e33\u0eb3]*/gu;

/**
 * Breaks the language of a text and leaves what it says: words change places within their sentence, in scripts
 * without spaces characters within a stretch of ten, in a text of one or two words its letters.
 *
 * @returns the spoiled text, or null where nothing can change places (`"aa"`, `""`)
 */
export function spoilFluency(text: string, random: Random): string | null {
  const spoiled = isUnspaced(text)
    ? shuffleWithin(text, /[^\p{P}\s]+/gu, CHARACTERS, WINDOW, random)
    : shuffleWithin(text, SENTENCES, WORDS, Infinity, random);
  const result = looksLike(spoiled, text) ? shuffleWithin(text, WORDS, LETTERS, Infinity, random) : spoiled;
  return looksLike(result, text) ? null : result;
}

/** Shuffles the units inside every part of a text, leaving what stands between units where it is. */
function shuffleWithin(text: string, parts: RegExp, unit: RegExp, window: number, random: Random): string {
  return text.replace(parts, (part) => {
    const units = part.match(unit) ?? [];
    const moved: string[] = [];
    for (let start = 0; start < units.length; start += window) {
      moved.push(...farShuffle(units.slice(start, start + window), random));
      if (window === Infinity) break;
    }
    let next = 0;
    return part.replace(unit, () => moved[next++]!);
  });
}

/** The shuffle, of a few, that leaves the fewest units in their place. */
function farShuffle(units: readonly string[], random: Random): string[] {
  let best = [...units];
  let fewest = units.length;
  for (let attempt = 0; attempt < ATTEMPTS && fewest > 0; attempt++) {
    const shuffled = random.shuffle(units);
    const left = shuffled.filter((value, i) => value === units[i]).length;
    if (left < fewest) [best, fewest] = [shuffled, left];
  }
  return best;
}
