import type { Random } from '../shared/random.ts';
import { readText } from './readText.ts';
import { isUnspaced } from './textUnits.ts';

/** An item with one system's output, as the makers of controls need it. */
export interface ControlItem {
  readonly id: number;
  readonly segment: string | null;
  /** BCP 47 tag or null. */
  readonly language: string | null;
  /** What is asked; of a conversation, all its turns. */
  readonly prompt: string;
  readonly source: string | null;
  /** The system whose output is spoiled, drawn from those under test. */
  readonly system: string;
  /** Its output. */
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
  return isUnspacedItem(a) === isUnspacedItem(b);
}

/**
 * Remembers what a function finds out about an item: as a donor it is asked again for every control, and its texts
 * may be long.
 */
export function perItem<T>(find: (item: ControlItem) => T): (item: ControlItem) => T {
  const known = new WeakMap<ControlItem, { readonly found: T }>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before.found;
    const found = find(item);
    known.set(item, { found });
    return found;
  };
}

const isUnspacedItem = perItem((item) => isUnspaced(item.text));
/** What a reader sees of an item's text. */
const shownOf = perItem((item) => readText(item.text));

/** Whether a reader sees that a text differs from every system's text for the item, and that it says something. */
export function isNewText(item: ControlItem, text: string): boolean {
  const shown = readText(text);
  return shown !== '' && !takenOf(item).has(shown);
}

/** As `isNewText`, for trying the texts of many other items. */
export function newTextTest(item: ControlItem): (other: ControlItem) => boolean {
  const taken = takenOf(item);
  return (other) => shownOf(other) !== '' && !taken.has(shownOf(other));
}

function takenOf(item: ControlItem): Set<string> {
  return new Set([item.text, ...item.taken].map(readText));
}

/** Other items whose facts and names are drawn from. */
const DONORS = 40;

/** Items whose facts are plausible in another: of the same language, those of the same segment first. */
export function chooseDonors(
  item: ControlItem,
  items: readonly ControlItem[],
  random: Random,
): ControlItem[] {
  const others = random.shuffle(items.filter((other) => other.id !== item.id && sameLanguage(item, other)));
  return [
    ...others.filter((other) => other.segment === item.segment),
    ...others.filter((other) => other.segment !== item.segment),
  ].slice(0, DONORS);
}
