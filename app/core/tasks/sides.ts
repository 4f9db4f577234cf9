import { createRandom } from '../shared/random.ts';

/** How often a rater saw each pair's first system on the left, less how often on the right; by `pairKey`. */
export type SideBalance = Map<string, number>;

/** The key of a pair of systems in a `SideBalance`. */
export function pairKey(a: number, b: number): string {
  return `${a}:${b}`;
}

/**
 * Whether slot a of a pairwise task goes to the right. Every pair of systems stands both ways equally often,
 * one time more or less, for each rater; where a pair is even, the side that evens out the rater's other pairs,
 * else a coin of the study's seed, which falls the other way for every second rater, so that what one rater
 * has too much of the next has too little.
 *
 * @param systems the systems shown: slot a's first, then those of slot b (several where they share a text)
 * @param balance what the rater has seen; the choice is entered into it
 * @param coin seed and number of the toss: which pairwise task of this rater it is, from 0
 */
export function chooseSide(
  systems: readonly number[],
  balance: SideBalance,
  coin: { seed: string; rater: number; toss: number },
): boolean {
  const [a, ...others] = systems;
  const keys = others.map((b) => pairKey(a!, b));
  const ofPairs = keys.reduce((sum, key) => sum + (balance.get(key) ?? 0), 0);
  const ofAll = [...balance.values()].reduce((sum, value) => sum + value, 0);
  const leaning = ofPairs !== 0 ? ofPairs : ofAll;
  const swapped = leaning !== 0 ? leaning > 0 : toss(coin);
  countSide(systems, swapped, balance);
  return swapped;
}

/** Enters a pairwise task that was shown into a balance. */
export function countSide(systems: readonly number[], swapped: boolean, balance: SideBalance): void {
  const [a, ...others] = systems;
  for (const b of others) {
    const key = pairKey(a!, b);
    balance.set(key, (balance.get(key) ?? 0) + (swapped ? -1 : 1));
  }
}

function toss({ seed, rater, toss }: { seed: string; rater: number; toss: number }): boolean {
  const heads = createRandom(`${seed}/side/${toss}`).next() < 0.5;
  return rater % 2 === 0 ? heads : !heads;
}
