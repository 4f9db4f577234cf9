import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestWorstOf,
  denseRanks,
  ranksAsShown,
  ranksBySlot,
  ranksOfBestWorst,
} from '#app/core/kinds/ranking/ranks.ts';

describe('places', () => {
  it('have no gap and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }), (ranks) => {
        const dense = denseRanks(ranks);
        expect([...new Set(dense)].sort()).toEqual([...new Set(ranks)].map((_, i) => i + 1));
        for (const [i, one] of ranks.entries()) {
          for (const [j, other] of ranks.entries()) {
            expect(Math.sign(dense[i]! - dense[j]!)).toBe(Math.sign(one - other));
          }
        }
        expect(denseRanks(dense)).toEqual(dense);
      }),
    );
  });

  it('of best and worst leave the others equal between', () => {
    expect(ranksOfBestWorst({ best: 2, worst: 0 }, 4)).toEqual([3, 2, 1, 2]);
    expect(ranksOfBestWorst({ best: 1, worst: 0 }, 2)).toEqual([2, 1]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), fc.nat(), (count, a, b) => {
        const choice = { best: a % count, worst: (a + 1 + (b % (count - 1))) % count };
        expect(bestWorstOf(ranksOfBestWorst(choice, count))).toEqual(choice);
      }),
    );
  });

  it('come back as they were shown', () => {
    const bySlot = ranksBySlot([2, 1, 3], 'cab');
    expect(Object.fromEntries(bySlot)).toEqual({ a: 1, b: 3, c: 2 });
    expect(ranksAsShown(bySlot, 'cab')).toEqual([2, 1, 3]);
    expect(ranksAsShown(bySlot, 'abc')).toEqual([1, 3, 2]);
  });
});
