import type { Draws } from '../shared/random.ts';

/** Random orders tried for each distance before the next smaller distance is. */
const ATTEMPTS = 20;
/** The distance at which outputs of an item are taken to stand apart. */
export const DISTANCE = 10;

/**
 * Merges blocks into one sequence: within a block the order stays, and tasks of a block stand at least
 * min(10, half the sequence) places apart, or as far as arithmetic allows. The order of blocks is random.
 *
 * @returns for each place the index of the block whose next task stands there
 */
export function interleave(sizes: readonly number[], random: Draws): number[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  for (let distance = Math.min(DISTANCE, Math.floor(total / 2)); distance > 1; distance--) {
    if (!isFeasible(sizes, total, distance)) continue;
    for (let attempt = 0; attempt <= ATTEMPTS; attempt++) {
      const order = random.shuffle(sizes.map((_, block) => block));
      // The last attempt begins with the largest blocks, which always works where all sizes but one are alike.
      if (attempt === ATTEMPTS) order.sort((a, b) => sizes[b]! - sizes[a]!);
      const sequence = schedule(sizes, order, distance);
      if (sequence !== null) return sequence;
    }
  }
  return schedule(sizes, random.shuffle(sizes.map((_, block) => block)), 1)!;
}

/**
 * Whether tasks can stand `distance` apart: each stretch of `distance` places holds a block once at most, so
 * the largest blocks fill whole stretches and stand once more in the rest.
 */
function isFeasible(sizes: readonly number[], total: number, distance: number): boolean {
  const largest = Math.max(...sizes);
  const ofLargest = sizes.filter((size) => size === largest).length;
  return (largest - 1) * distance + ofLargest <= total;
}

/**
 * Fills place after place with the block that is due: one that may not wait any longer, else the one that is
 * farthest behind its even spread. Null where at some place no block may stand.
 */
function schedule(sizes: readonly number[], order: readonly number[], distance: number): number[] | null {
  const total = sizes.reduce((a, b) => a + b, 0);
  const phase = new Array<number>(sizes.length);
  for (const [rank, block] of order.entries()) phase[block] = (rank + 0.5) / order.length;
  const done = sizes.map(() => 0);
  const free = sizes.map(() => 0);
  const sequence: number[] = [];
  for (let place = 0; place < total; place++) {
    let chosen = -1;
    let least = Infinity;
    for (const [block, size] of sizes.entries()) {
      if (done[block]! === size || free[block]! > place) continue;
      const latest = total - 1 - (size - done[block]! - 1) * distance;
      if (latest < place) return null;
      const due = latest === place ? -1 : (done[block]! + phase[block]!) / size;
      if (due < least) [chosen, least] = [block, due];
    }
    if (chosen === -1) return null;
    done[chosen]!++;
    free[chosen] = place + distance;
    sequence.push(chosen);
  }
  return sequence;
}
