import type { Random } from '../../shared/random.ts';
import type { ControlItem } from '../controlItem.ts';
import { isUnspaced } from '../textUnits.ts';
import { isEnglish } from './language.ts';
import { allowanceOf } from '../../studies/controlLength.ts';
import type { Replacement } from '../replacements.ts';
import { makeSlips, slipsIn } from './slips.ts';
import { innerLetters, innerWords, neighbours, type Unit } from './words.ts';

// Slips that are made in speaking fast: nothing that is said changes.

/** Letters of a short word, as a rule one of grammar; in whatever language its misplacing is heard at once. */
const SHORT = 3;
const isShort = (word: string) => Array.from(word).length <= SHORT;

/** Chinese characters that are said twice with a meaning of their own (`慢慢`, `天天`). */
const OFTEN_TWICE = /^[好慢轻天人家常大小多高快早看说试想刚时年层点]$/u;

/** A word said twice, in scripts without spaces a character; two in long texts. */
export function doubledWord(
  { text }: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  const [units, between] = isUnspaced(text) ? [innerLetters(text), ''] : [innerWords(text), ' '];
  return slip(
    text,
    units.map(({ text: unit, start, end }) => ({ start, end, with: unit + between + unit })),
    random,
    ({ start, end }) => !OFTEN_TWICE.test(text.slice(start, end)),
  );
}

/** A word that has changed places with its neighbour, in scripts without spaces a character; two in long texts. */
export function swappedWords(
  { text }: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  const unspaced = isUnspaced(text);
  const pairs = unspaced ? neighbours(innerLetters(text), 0) : neighbours(innerWords(text), 1);
  const places = pairs.map(([one, other]) => ({
    start: one.start,
    end: other.end,
    with: other.text + text.slice(one.end, other.start) + one.text,
    telling: unspaced || isShort(one.text) !== isShort(other.text),
  }));
  const telling = new Set<Replacement>(places.filter((place) => place.telling));
  return slip(text, places, random, (place) => telling.has(place));
}

/** A word left out, short ones first, in scripts without spaces a character; two in long texts. */
export function missingWord(
  { text }: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  const unspaced = isUnspaced(text);
  const place = ({ start, end }: Unit) => ({ start, end: unspaced ? end : end + 1, with: '' });
  const units = unspaced ? innerLetters(text) : innerWords(text);
  return slip(text, units.map(place), random, ({ start, end }) => isShort(text.slice(start, end).trim()));
}

const DISAGREEING: ReadonlyMap<string, string> = new Map([
  ['is', 'are'], ['are', 'is'], ['was', 'were'], ['were', 'was'], ['has', 'have'], ['have', 'has'],
  ['does', 'do'], ['do', 'does'], ['a', 'an'], ['an', 'a'], ['this', 'these'], ['these', 'this'],
]); // prettier-ignore
const ARTICLES = new Set(['a', 'an']);

/** English: a verb or an article that doesn't agree with what it belongs to; two in long texts. */
export function wrongAgreement(
  item: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  if (!isEnglish(item)) return null;
  const places = innerWords(item.text).flatMap(({ text, start, end }) => {
    const other = DISAGREEING.get(text);
    return other === undefined ? [] : [{ start, end, with: other }];
  });
  return slip(item.text, places, random, (place) => !ARTICLES.has(place.with));
}

function slip(
  text: string,
  places: readonly Replacement[],
  random: Random,
  preferred?: (place: Replacement) => boolean,
): string | null {
  const options = { slips: slipsIn(text), allowance: allowanceOf(text), preferred };
  return makeSlips(text, places, options, random);
}
