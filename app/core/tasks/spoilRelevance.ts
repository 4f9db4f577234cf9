import type { Random } from '../shared/random.ts';
import { contentUnits, overlap } from './textUnits.ts';
import { givenText, isNewText, sameLanguage, type ControlItem } from './controlItem.ts';

/** Texts looked at when the one farthest from the prompt is sought; keeps large studies fast. */
const LOOKED_AT = 40;

/**
 * A well-formed text that answers another prompt: the baseline's output for another item in the same language,
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
  const usable = items.filter((o) => o.id !== item.id && sameLanguage(item, o) && isNewText(item, o.text));
  const liked = usable.filter(preferred);
  const drawn = random.shuffle(liked.length > 0 ? liked : usable).slice(0, LOOKED_AT);
  const given = contentUnits(givenText(item));
  let best: { text: string; shared: number } | null = null;
  for (const other of drawn) {
    const shared = overlap(contentUnits(other.text), given);
    if (best === null || shared < best.shared) best = { text: other.text, shared };
  }
  return best?.text ?? null;
}
