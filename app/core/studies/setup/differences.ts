import { canonicalJson } from '../../shared/canonicalJson.ts';
import { isFields } from '../../shared/isFields.ts';
import type { StudyConfiguration } from '../configuration.ts';
import type { Item } from '../items.ts';
import { namedIn } from './named.ts';

/** All that a study is set up by: what is told of it beforehand, and its items. */
export interface StudySetup {
  readonly configuration: StudyConfiguration;
  readonly items: readonly Item[];
}

/** A part of a configuration that isn't the same; what is undefined is not there. */
export interface SettingDifference {
  /** Systems, criteria and whatever else has a name by that: `systems[small].settings.topP`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How the items of two studies differ, by their ids, in the order in which they stand. */
export interface ItemDifferences {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those whose prompt, source, references, segment or language is another. */
  readonly changed: readonly string[];
  /** Whether those that both have stand in another order. */
  readonly reordered: boolean;
}

/** How two set-ups differ, as data. */
export interface StudyDifferences {
  readonly settings: readonly SettingDifference[];
  readonly items: ItemDifferences;
}

/**
 * How a set-up differs from another one. Both have to be validated, so that what was left out stands in both as its
 * default.
 */
export function diffStudy(before: StudySetup, after: StudySetup): StudyDifferences {
  return {
    settings: differencesOf(before.configuration, after.configuration, ''),
    items: itemDifferences(before.items, after.items),
  };
}

/** Whether nothing differs. */
export function isSame({ settings, items }: StudyDifferences): boolean {
  return settings.length === 0 && areSame(items);
}

/** Whether the items are the same, in the same order. */
export function areSame({ added, removed, changed, reordered }: ItemDifferences): boolean {
  return added.length + removed.length + changed.length === 0 && !reordered;
}

/** The parts of a set-up that differ, by the names that a configuration has for them; `items` last. */
export function differingParts({ settings, items }: StudyDifferences): string[] {
  const parts = settings.map(({ path }) => /^[^.[]*/.exec(path)![0]);
  return [...new Set(parts), ...(areSame(items) ? [] : ['items'])];
}

function itemDifferences(before: readonly Item[], after: readonly Item[]): ItemDifferences {
  const were = new Map(before.map((item) => [item.item, canonicalJson(item)]));
  const are = new Map(after.map((item) => [item.item, canonicalJson(item)]));
  const kept = [...are.keys()].filter((key) => were.has(key));
  const order = [...were.keys()].filter((key) => are.has(key));
  return {
    added: [...are.keys()].filter((key) => !were.has(key)),
    removed: [...were.keys()].filter((key) => !are.has(key)),
    changed: kept.filter((key) => were.get(key) !== are.get(key)),
    reordered: kept.some((key, place) => order[place] !== key),
  };
}

function differencesOf(before: unknown, after: unknown, path: string): SettingDifference[] {
  if (before === after || (before !== undefined && after !== undefined && alike(before, after))) return [];
  if (isFields(before) && isFields(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differencesOf(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  const were = namedIn(before);
  const are = namedIn(after);
  return were === null || are === null ? [{ path, before, after }] : differencesOfNamed(were, are, path);
}

/** Of lists whose entries have names: what is there no more, what is another one, what is new, and another order. */
function differencesOfNamed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: string,
): SettingDifference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const inside = [...names].flatMap((name) =>
    differencesOf(before.get(name), after.get(name), `${path}[${name}]`),
  );
  const kept = [...before.keys()].filter((name) => after.has(name));
  const order = [...after.keys()].filter((name) => before.has(name));
  const moved = kept.some((name, place) => order[place] !== name);
  return moved ? [...inside, { path, before: kept, after: order }] : inside;
}

const alike = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
