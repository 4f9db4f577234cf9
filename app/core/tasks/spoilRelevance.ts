import type { Random } from '../shared/random.ts';
import { contentUnits, overlap } from './textUnits.ts';
import { givenText, newTextTest, perItem, sameLanguage, type ControlItem } from './controlItem.ts';

const unitsOf = perItem((item) => contentUnits(item.text));

/** Texts looked at when the one farthest from the prompt is sought; keeps large studies fast. */
const LOOKED_AT = 40;

/**
 * A well-formed text that answers another prompt: a system's output for another item in the same language,
 * from another segment where there is one, and of some forty drawn the one that shares the least with this
 * item's prompt and source.
 *
 * @returns the text, or null where no other item has a text that differs from all of this item's
 */
export function spoilRelevance(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
): string | null {
  return farthest(item, items, random, (other) => other.segment !== item.segment);
}

/** As `spoilRelevance`, but from the item's own segment where it has others: alike in topic, wrong in its facts. */
export function otherItemOfSegment(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
): string | null {
  return farthest(item, items, random, (other) => other.segment === item.segment);
}

function farthest(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
  preferred: (other: ControlItem) => boolean,
): string | null {
  const usable = items.filter((other) => other.id !== item.id && sameLanguage(item, other));
  const isNew = newTextTest(item);
  const draw = (from: ControlItem[]) => firstOf(random.shuffle(from), LOOKED_AT, isNew);
  const liked = draw(usable.filter(preferred));
  const drawn = liked.length > 0 ? liked : draw(usable.filter((other) => !preferred(other)));
  const given = contentUnits(givenText(item));
  let best: { text: string; shared: number } | null = null;
  for (const other of drawn) {
    const shared = overlap(unitsOf(other), given);
    if (best === null || shared < best.shared) best = { text: other.text, shared };
  }
  return best?.text ?? null;
}

/** The first values, so many at most, that pass a test. */
function firstOf<T>(values: readonly T[], most: number, passes: (value: T) => boolean): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (found.length === most) break;
    if (passes(value)) found.push(value);
  }
  return found;
}
