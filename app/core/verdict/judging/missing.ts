import { meanInterval } from '../../statistics/differenceInterval.ts';
import type { Counted } from './counted.ts';
import type { Found } from './differences.ts';
import type { Includes } from './included.ts';
import type { VerdictTables } from './tables.ts';

/** A block that its rater did not finish, and the system that it is held against. */
export interface Unfinished {
  readonly cell: number;
  readonly item: number;
  readonly rater: number;
  readonly kind: 'skipped' | 'abandoned';
  readonly lastSeen: string | null;
}

/** One entry for each item and rater, the last of its rows. */
export function unfinishedBlocks({ itemOf, raterOf, raters }: Counted, tables: VerdictTables): Unfinished[] {
  const blocks = new Map<number, Unfinished>();
  for (const { item, rater, kind, lastSeen } of tables.skips) {
    const place = { item: itemOf.get(item)!, rater: raterOf.get(rater)! };
    const cell = place.item * raters.length + place.rater;
    blocks.set(cell, { cell, ...place, kind, lastSeen });
  }
  return [...blocks.values()];
}

/**
 * The differences that unfinished blocks would have given if each had gone against the system seen last: the tipping
 * point (ICH E9(R1)). Blocks whose rater gave the difference all the same, and those that showed neither system, add
 * nothing.
 *
 * @param rows what was found
 * @param loss how much each counts, above 0, in the unit of the differences
 */
export function heldAgainst(
  unfinished: readonly Unfinished[],
  rows: readonly Found[],
  systems: { readonly baseline: string; readonly candidate: string },
  loss: number,
  includes: Includes,
): Found[] {
  const given = new Map<number, Set<number>>();
  for (const { item, rater } of rows) {
    const raters = given.get(item) ?? new Set();
    given.set(item, raters.add(rater));
  }
  return unfinished.flatMap(({ cell, item, rater, lastSeen }): Found[] => {
    if (lastSeen !== systems.baseline && lastSeen !== systems.candidate) return [];
    if (given.get(item)?.has(rater) === true || !includes(cell)) return [];
    return [{ item, rater, difference: lastSeen === systems.candidate ? -loss : loss }];
  });
}

/** The loss where no gross control was read, as a share of the scale's range. */
const LOSS_WITHOUT_CONTROLS = 0.5;

/**
 * This study's mean drop on gross controls as a share of the scale's range.
 *
 * @param shares control − source of each reading as a share of the range
 */
export function meanGrossLoss(shares: readonly Found[]): number {
  const { estimate } = meanInterval(
    shares.map(({ item, rater, difference }) => ({ item, rater, value: difference })),
  );
  return estimate === null || estimate >= 0 ? LOSS_WITHOUT_CONTROLS : -estimate;
}
