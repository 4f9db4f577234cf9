import type { Draws } from '../shared/random.ts';

/**
 * The ways to put things in order that are used in turn: the rows of a random Latin square, in which each thing
 * stands at each place once, and then the same rows backwards, so that any of two stands before the other equally
 * often. Nothing but chance decides which thing comes where first.
 *
 * @example ordersInTurn(['x', 'y'], draws) // [['y', 'x'], ['x', 'y']] or the other way round
 */
export function ordersInTurn<T>(things: readonly T[], draws: Draws): T[][] {
  if (things.length < 2) return [[...things]];
  const numbers = things.map((_, i) => i);
  const symbols = draws.shuffle(things);
  const columns = draws.shuffle(numbers);
  const rows = draws
    .shuffle(numbers)
    .map((row) => columns.map((column) => symbols[(row + column) % things.length]!));
  // Of two things the rows backwards are the rows again.
  return things.length === 2 ? rows : [...rows, ...rows.map((row) => [...row].reverse())];
}

/**
 * The first of the ways that was used least.
 *
 * @param used the ways used so far, in the form that `keyOf` gives; others are passed over
 */
export function leastUsed<T>(
  ways: readonly T[],
  used: readonly string[],
  keyOf: (way: T) => string = String,
): T {
  const counts = new Map<string, number>();
  for (const key of used) counts.set(key, (counts.get(key) ?? 0) + 1);
  let best = ways[0] as T;
  let least = Infinity;
  for (const way of ways) {
    const count = counts.get(keyOf(way)) ?? 0;
    if (count < least) [best, least] = [way, count];
  }
  return best;
}
