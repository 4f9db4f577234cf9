import type { Compared, Counted } from './counted.ts';
import type { Includes } from './included.ts';
import type { JudgedOutput } from './tables.ts';

/** One rater's finding on one item, both by number; positive is better. */
export interface Found {
  readonly item: number;
  readonly rater: number;
  readonly difference: number;
}

/** candidate − baseline of the values on one thing, of every rater and item that has both. */
export function valueDifferences(
  { readings, raters }: Counted,
  name: string,
  systems: { readonly baseline: string; readonly candidate: string },
  includes: Includes,
): Found[] {
  const bySystem = readings.get(name);
  const ofBaseline = bySystem?.get(systems.baseline);
  const found: Found[] = [];
  for (const [cell, { value }] of bySystem?.get(systems.candidate) ?? []) {
    const other = ofBaseline?.get(cell);
    if (other === undefined || !includes(cell)) continue;
    found.push({ ...placeOf(cell, raters.length), difference: value - other.value });
  }
  return found;
}

/**
 * Comparisons of candidate and baseline as +1, 0, −1. An item whose texts are the same and of which nobody has a row
 * gives a tie for each rater who judged anything of it: left out it would overstate every preference.
 */
export function preferenceDifferences(
  counted: Counted,
  rows: readonly Compared[],
  systems: { readonly baseline: string; readonly candidate: string },
  identical: ReadonlySet<number>,
  includes: Includes,
): Found[] {
  const { baseline, candidate } = systems;
  const raters = counted.raters.length;
  const told = new Set<number>();
  const found = rows.flatMap((row): Found[] => {
    const sign = signOf(row, baseline, candidate);
    if (sign === 0) return [];
    told.add(row.item);
    return includes(row.item * raters + row.rater) ? [asFound(row, sign)] : [];
  });
  const silent = new Set([...identical].filter((item) => !told.has(item)));
  if (silent.size === 0 || rows.length === 0) return found;
  const holders = new Set<number>();
  for (const bySystem of counted.readings.values()) {
    for (const byCell of bySystem.values()) {
      for (const cell of byCell.keys()) {
        if (silent.has(Math.floor(cell / raters)) && includes(cell)) holders.add(cell);
      }
    }
  }
  return [...found, ...[...holders].map((cell) => ({ ...placeOf(cell, raters), difference: 0 }))];
}

/** Comparisons of these two systems as found: positive where the second was preferred. */
export function comparisonsOf(
  rows: readonly Compared[],
  raters: number,
  first: string,
  second: string,
  includes: Includes,
): (Found & Pick<Compared, 'position'>)[] {
  return rows.flatMap((row) => {
    const sign = signOf(row, first, second);
    if (sign === 0 || !row.shown || !includes(row.item * raters + row.rater)) return [];
    return [{ ...asFound(row, sign), position: row.position }];
  });
}

/** 1 where the row compares these two in this order, −1 in the other, 0 where it compares others. */
function signOf({ first, second }: Compared, one: string, other: string): 0 | 1 | -1 {
  if (first === one && second === other) return 1;
  return first === other && second === one ? -1 : 0;
}

function asFound({ item, rater, difference }: Compared, sign: 1 | -1): Found {
  return { item, rater, difference: difference === 0 ? 0 : sign * difference };
}

/** Items, by number, on which two systems have the same text. */
export function identicalItems(
  outputs: readonly JudgedOutput[],
  itemOf: ReadonlyMap<string, number>,
  systems: { readonly baseline: string; readonly candidate: string },
): Set<number> {
  const texts = new Map<string, string>();
  for (const { item, system, sharedTextId } of outputs) {
    if (system === systems.baseline && sharedTextId !== null) texts.set(item, sharedTextId);
  }
  return new Set(
    outputs.flatMap(({ item, system, sharedTextId }) =>
      system === systems.candidate && sharedTextId !== null && texts.get(item) === sharedTextId
        ? [itemOf.get(item)!]
        : [],
    ),
  );
}

export function placeOf(cell: number, raters: number): { item: number; rater: number } {
  return { item: Math.floor(cell / raters), rater: cell % raters };
}
