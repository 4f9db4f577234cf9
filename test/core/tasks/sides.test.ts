import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSide, pairKey, type SideBalance } from '#app/core/tasks/sides.ts';

const draw = (pairs: number[][], seed: string, rater: number) => {
  const balance: SideBalance = new Map();
  return pairs.map((systems, toss) => ({
    swapped: chooseSide(systems, balance, { seed, rater, toss }),
    balance: new Map(balance),
  }));
};

describe('chooseSide', () => {
  it('keeps every pair of a rater even, one more or less, at every moment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 60 }),
        fc.string(),
        fc.nat(),
        (others, seed, rater) => {
          const drawn = draw(
            others.map((b) => [1, b]),
            seed,
            rater,
          );
          for (const { balance } of drawn) {
            for (const value of balance.values()) expect(Math.abs(value)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('counts a shared text for each of its systems', () => {
    const balance: SideBalance = new Map();
    const swapped = chooseSide([1, 2, 3], balance, { seed: 's', rater: 0, toss: 0 });
    expect([...balance.values()]).toEqual(swapped ? [-1, -1] : [1, 1]);
    expect(chooseSide([1, 3], balance, { seed: 's', rater: 0, toss: 1 })).toBe(!swapped);
    expect(balance.get(pairKey(1, 3))).toBe(0);
  });

  it('evens out over the study: what one rater has too much of, the next has too little', () => {
    const total = (rater: number) =>
      draw(Array(7).fill([1, 2]), 'seed', rater)
        .at(-1)!
        .balance.get(pairKey(1, 2))!;
    expect(total(1)).toBe(-total(2));
    expect(Math.abs(total(1))).toBe(1);
  });

  it('is not predictable from the task before: both follow-ups occur', () => {
    const firsts = Array.from({ length: 40 }, (_, i) => draw([[1, 2]], `seed ${i}`, 1)[0]!.swapped);
    expect(new Set(firsts).size).toBe(2);
  });

  it('does not depend on the ids of systems', () => {
    const pairs = [
      [1, 2],
      [1, 3],
      [1, 2],
      [1, 3],
      [1, 3],
      [1, 2],
    ];
    const renamed = pairs.map((pair) => pair.map((id) => 100 - id));
    expect(draw(pairs, 's', 4).map((d) => d.swapped)).toEqual(draw(renamed, 's', 4).map((d) => d.swapped));
  });
});
