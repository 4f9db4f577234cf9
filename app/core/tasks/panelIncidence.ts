import type { Draws } from '../shared/random.ts';

/**
 * Which seats judge which item: each item by as many different seats as it asks for, seats equally often one time
 * more or less, and any two seats together about equally often, which is what agreement is best measured with.
 * A balanced incomplete block design where arithmetic allows one, near to it where not.
 *
 * @param asked how many seats each item asks for, none more than there are seats
 * @returns for each item the numbers of its seats, from 0
 */
export function panelIncidence(asked: readonly number[], seats: number, random: Draws): number[][] {
  const load = new Array<number>(seats).fill(0);
  const together = Array.from({ length: seats }, () => new Array<number>(seats).fill(0));
  return asked.map((count) => {
    const chosen: number[] = [];
    while (chosen.length < count) {
      const cost = (seat: number) => chosen.reduce((sum, other) => sum + together[seat]![other]!, 0);
      let best = -1;
      for (const seat of random.shuffle(load.map((_, i) => i))) {
        if (chosen.includes(seat)) continue;
        const difference = best === -1 ? -1 : load[seat]! - load[best]! || cost(seat) - cost(best);
        if (difference < 0) best = seat;
      }
      for (const other of chosen) {
        together[best]![other]!++;
        together[other]![best]!++;
      }
      chosen.push(best);
      load[best]!++;
    }
    return chosen;
  });
}
