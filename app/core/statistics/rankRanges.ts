import { adjustForMultipleTests } from './multipleTests.ts';

/** A comparison of two of `n` things by their numbers: positive where the first is better; p two-sided, null where unknown. */
export interface Pairwise {
  readonly first: number;
  readonly second: number;
  readonly estimate: number | null;
  readonly p: number | null;
}

export interface RankRange {
  /** From 1: the ranks that the tests leave possible. */
  readonly best: number;
  readonly worst: number;
  /** From 1: things between which no line can be drawn share one. */
  readonly cluster: number;
}

/**
 * Which ranks tests of all pairs leave possible, in the manner of WMT: above a thing stand surely those that are better
 * by a test, below it those that are worse. A cluster ends where everything above is better than everything below it.
 * Holm's correction bounds by `level` the chance that any test of two equal things finds a difference, so that any range
 * excludes a true rank.
 *
 * @param order the numbers of the things, the best first
 * @returns the ranges by number
 */
export function rankRanges(
  order: readonly number[],
  pairs: readonly Pairwise[],
  level: number,
): { readonly ranges: RankRange[]; readonly adjusted: (number | null)[] } {
  const known = pairs.flatMap(({ p }) => (p === null ? [] : [p]));
  const holm = adjustForMultipleTests(known, 'holm');
  let next = 0;
  const adjusted = pairs.map(({ p }) => (p === null ? null : holm[next++]!));
  const n = order.length;
  const isBetter = order.map(() => new Array<boolean>(n).fill(false));
  pairs.forEach(({ first, second, estimate }, index) => {
    if (estimate === null || adjusted[index] === null || adjusted[index]! >= level) return;
    const [better, worse] = estimate > 0 ? [first, second] : [second, first];
    isBetter[better]![worse] = true;
  });
  const count = (test: (other: number) => boolean) => order.filter(test).length;
  const clusterOf = new Map<number, number>();
  let cluster = 1;
  order.forEach((thing, place) => {
    const [above, below] = [order.slice(0, place), order.slice(place)];
    const isApart = above.every((upper) => below.every((lower) => isBetter[upper]![lower]));
    if (place > 0 && isApart) cluster += 1;
    clusterOf.set(thing, cluster);
  });
  return {
    adjusted,
    ranges: Array.from({ length: n }, (_, thing) => ({
      best: 1 + count((other) => isBetter[other]![thing]!),
      worst: n - count((other) => isBetter[thing]![other]!),
      cluster: clusterOf.get(thing)!,
    })),
  };
}
