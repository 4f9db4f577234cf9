import { createRandom, type Random } from '../shared/random.ts';
import { isNewText, type ControlItem } from './controlItem.ts';
import { planControls, type PlannedControl } from './planControls.ts';
import { spoilConsistency } from './spoilConsistency.ts';
import { spoilFluency } from './spoilFluency.ts';
import { spoilRelevance } from './spoilRelevance.ts';

type Maker = (item: ControlItem, items: readonly ControlItem[], random: Random) => string | null;

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['fluency', (item, _items, random) => spoilFluency(item.text, random)],
  ['relevance', spoilRelevance],
  ['consistency', spoilConsistency],
]);

/** A spoiled output for an item, harming the named criterion. */
export interface Control extends PlannedControl {
  readonly text: string;
}

export interface Controls {
  readonly controls: readonly Control[];
  /** Criteria of the study for which no maker exists: their sensitivity cannot be shown by made controls. */
  readonly withoutMaker: readonly string[];
}

/** The key of the maker of a criterion's controls; null where it has none. */
export function controlMaker(criterion: string): string | null {
  return MAKER_KEYS.get(criterion) ?? null;
}

const MAKER_KEYS: ReadonlyMap<string, string> = new Map([
  ['fluency', 'shuffled-words'],
  ['relevance', 'other-text'],
  ['consistency', 'other-facts'],
]);

/** The name of the system that stands for the controls of a criterion. */
export function controlSystemName(criterion: string): string {
  return `control-${criterion}`;
}

/**
 * The control of one criterion for one item: a text that harms this criterion and differs from all that the
 * systems wrote for the item. The same seed gives the same text.
 *
 * @param items items of the study from which facts and other texts are taken
 * @returns the text; null where the criterion has no maker or the item gives nothing to spoil
 */
export function makeControl(
  item: ControlItem,
  criterion: string,
  items: readonly ControlItem[],
  seed: string,
): string | null {
  const text =
    MAKERS.get(criterion)?.(item, items, createRandom(`${seed}/control/${criterion}/${item.id}`)) ?? null;
  return text !== null && isNewText(item, text) ? text : null;
}

/** Items that facts and other texts are taken from; more would make large studies slow and no control better. */
const DONORS = 400;

/**
 * Plans and makes the controls of a study; see `planControls` for which items get one.
 *
 * @param items all items, or those of `controlPool`
 * @param wanted how many controls
 */
export function makeControls(
  items: readonly ControlItem[],
  criteria: readonly string[],
  wanted: number,
  seed: string,
): Controls {
  const donors =
    items.length <= DONORS ? items : createRandom(`${seed}/donors`).shuffle(items).slice(0, DONORS);
  const byId = new Map(items.map((item) => [item.id, item]));
  const made = new Map<string, string | null>();
  const make = (id: number, criterion: string): string | null => {
    const key = `${id} ${criterion}`;
    if (!made.has(key)) made.set(key, makeControl(byId.get(id)!, criterion, donors, seed));
    return made.get(key)!;
  };
  const makeable = criteria.filter((criterion) => MAKERS.has(criterion));
  const plan = planControls(items, makeable, wanted, seed, (id, criterion) => make(id, criterion) !== null);
  return {
    controls: plan.map((planned) => ({ ...planned, text: make(planned.item, planned.criterion)! })),
    withoutMaker: criteria.filter((criterion) => !MAKERS.has(criterion)),
  };
}
