import type { Random } from '../../shared/random.ts';
import { givenText, perItem, sameLanguage, type ControlItem } from '../controlItem.ts';
import { contentUnits, overlap } from '../textUnits.ts';
import { applyReplacements } from '../replacements.ts';
import { FILLERS } from './fillers.ts';
import { isChinese, isEnglish } from './language.ts';
import { codePointLength } from '../../shared/codePoints.ts';
import { allowanceOf } from '../../studies/controlLength.ts';
import { sentencesOf, type Sentence } from './sentences.ts';

/** Sentences looked at when one is sought that has nothing to do with the prompt. */
const LOOKED_AT = 30;

interface Lent {
  readonly text: string;
  readonly length: number;
}

const lentBy = perItem((item): readonly Lent[] =>
  sentencesOf(item.text).map(({ start, end }) => {
    const text = item.text.slice(start, end);
    return { text, length: codePointLength(text) };
  }),
);

/**
 * One sentence in whose place stands one about something else: of another item's text, from another segment where
 * there is one, and of those that fit the one that shares least with the prompt.
 */
export function foreignSentence(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
): string | null {
  const place = placeOf(item, random);
  if (place === null) return null;
  const own = codePointLength(item.text.slice(place.start, place.end));
  const allowance = allowanceOf(item.text);
  const others = items.filter((other) => other.id !== item.id && sameLanguage(item, other));
  const fitting = (from: readonly ControlItem[]) =>
    from.flatMap((other) =>
      lentBy(other).flatMap(({ text, length }) =>
        Math.abs(length - own) <= allowance && !item.text.includes(text) ? [text] : [],
      ),
    );
  const foreign = fitting(others.filter(({ segment }) => segment !== item.segment));
  const found = foreign.length > 0 ? foreign : fitting(others);
  if (found.length === 0) return null;
  const given = contentUnits(`${givenText(item)}\n${item.text}`);
  let best: { text: string; shared: number } | null = null;
  for (const text of random.shuffle(found).slice(0, LOOKED_AT)) {
    const shared = overlap(contentUnits(text), given);
    if (best === null || shared < best.shared) best = { text, shared };
  }
  return applyReplacements(item.text, [{ ...place, with: best!.text }]);
}

/**
 * One sentence left out and made good by one that says nothing, in English and Chinese; in other languages by another
 * sentence of the text, which is then there twice.
 */
export function missingRequest(
  item: ControlItem,
  _items: readonly ControlItem[],
  random: Random,
): string | null {
  const sentences = sentencesOf(item.text);
  const place = placeOf(item, random);
  if (place === null || sentences.length < 2) return null;
  const left = item.text.slice(place.start, place.end);
  const own = codePointLength(left);
  const allowance = allowanceOf(item.text);
  const fits = (text: string) => Math.abs(codePointLength(text) - own) <= allowance && text !== left;
  const found = fillersFor(item, sentences).filter(fits);
  return found.length === 0 ? null : applyReplacements(item.text, [{ ...place, with: random.pick(found) }]);
}

/** The sentence that is taken: none that begins the text where there are others, which would be missed by its place. */
function placeOf(item: ControlItem, random: Random): Sentence | null {
  const sentences = sentencesOf(item.text);
  if (sentences.length < 2) return null;
  return random.pick(sentences.slice(1));
}

function fillersFor(item: ControlItem, sentences: readonly Sentence[]): string[] {
  if (isEnglish(item)) return oneOrTwo(FILLERS.en, ' ');
  if (isChinese(item)) return oneOrTwo(FILLERS.zh, '');
  return sentences.map(({ start, end }) => item.text.slice(start, end));
}

function oneOrTwo(fillers: readonly string[], between: string): string[] {
  return fillers.flatMap((one) => [
    one,
    ...fillers.flatMap((other) => (other === one ? [] : [one + between + other])),
  ]);
}
