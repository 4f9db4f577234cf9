/** The places of texts, 1 = best. Equal numbers share a place. */
export type Ranks = readonly number[];

/**
 * The same order with no place left out: whatever follows texts that share a place gets the next number.
 * @example denseRanks([1, 3, 3, 7]) // [1, 2, 2, 3]
 */
export function denseRanks(ranks: Ranks): number[] {
  const places = [...new Set(ranks)].sort((a, b) => a - b);
  return ranks.map((rank) => places.indexOf(rank) + 1);
}

/** What a rater chose of some texts by their index as shown, best and worst. */
export interface BestWorst {
  readonly best: number;
  readonly worst: number;
}

/**
 * The places that a choice of best and worst gives: the best before all others, the worst after them, those between
 * equal.
 * @param count how many texts were shown
 * @example ranksOfBestWorst({ best: 2, worst: 0 }, 4) // [3, 2, 1, 2]
 */
export function ranksOfBestWorst({ best, worst }: BestWorst, count: number): number[] {
  return denseRanks(Array.from({ length: count }, (_, i) => (i === best ? 1 : i === worst ? 3 : 2)));
}

/** The inverse of `ranksOfBestWorst`. */
export function bestWorstOf(ranks: Ranks): BestWorst {
  return { best: ranks.indexOf(1), worst: ranks.indexOf(Math.max(...ranks)) };
}

/** Places by slot, of places as shown. `arrangement`: the slots as letters in the order shown. */
export function ranksBySlot(ranks: Ranks, arrangement: string): Map<string, number> {
  return new Map([...arrangement].map((slot, i) => [slot, ranks[i]!]));
}

/** The inverse of `ranksBySlot`: places in the order shown. */
export function ranksAsShown(bySlot: ReadonlyMap<string, number>, arrangement: string): number[] {
  return [...arrangement].map((slot) => bySlot.get(slot)!);
}
