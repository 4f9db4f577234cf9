import { note, type Note } from '../shared/notes.ts';
import { crossedVariance } from '../statistics/crossedVariance.ts';
import { differenceInterval } from '../statistics/differenceInterval.ts';
import { settlementOf } from './settlement.ts';
import type { Settlement } from './settlement.ts';
import type { DataCount } from './types.ts';

/** What one rater found on one item: candidate − baseline, positive is better. */
export interface Difference {
  readonly item: string;
  readonly rater: string;
  readonly difference: number;
}

export interface PeopleInterval {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why there is no interval, or what is special about it; null where there is nothing to say. */
  readonly note: Note | null;
}

/** The interval of what people found, over items and raters as crossed samples. */
export function peopleInterval(differences: readonly Difference[], level: number): PeopleInterval {
  const { estimate, lower, upper, reason, noVariation } = differenceInterval(differences, {
    confidence: level,
  });
  const why = reason ?? (noVariation ? note('values-equal') : null);
  return { estimate, lower, upper, note: why };
}

/** How much data differences rest on. */
export function countOf(rows: readonly { readonly item: string; readonly rater: string }[]): DataCount {
  return {
    items: new Set(rows.map(({ item }) => item)).size,
    raters: new Set(rows.map(({ rater }) => rater)).size,
    judgments: rows.length,
  };
}

/** What would settle a line with these differences; null where there is no interval. */
export function settlementFor(
  differences: readonly Difference[],
  accept: number,
  level: number,
): Settlement | null {
  const items = indexBy(differences.map(({ item }) => item));
  const raters = indexBy(differences.map(({ rater }) => rater));
  if (items.count < 2 || raters.count < 2) return null;
  const { mean, byItem, byRater, byCell } = crossedVariance({
    item: items.index,
    rater: raters.index,
    value: Float64Array.from(differences, ({ difference }) => difference),
    items: items.count,
    raters: raters.count,
  });
  const pieces = {
    estimate: mean,
    items: items.count,
    raters: raters.count,
    byItem: byItem.net,
    byRater: byRater.net,
    bySingle: byCell,
  };
  return settlementOf(pieces, accept, level);
}

function indexBy(names: readonly string[]): { index: Int32Array; count: number } {
  const places = new Map<string, number>();
  const index = Int32Array.from(names, (name) => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name)!;
  });
  return { index, count: places.size };
}
