import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlPool, planControls, wantedControls } from '#app/core/tasks/planControls.ts';

const CRITERIA = ['fluency', 'relevance', 'consistency'];
const itemsOf = (sizes: number[]) =>
  sizes.flatMap((size, s) =>
    Array.from({ length: size }, (_, i) => ({ id: s * 1000 + i, segment: `s${s}` })),
  );
const spread = (values: number[]) => Math.max(...values) - Math.min(...values);

describe('planControls', () => {
  it('takes max(minimum, ⌈share · n⌉), n at most, one an item, criteria and segments evenly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        fc.string(),
        (sizes, share, minimum, seed) => {
          const items = itemsOf(sizes);
          const plan = planControls(items, CRITERIA, wantedControls(items.length, { share, minimum }), seed);
          const n = items.length;
          expect(plan).toHaveLength(Math.min(n, Math.max(minimum, Math.ceil(share * n))));
          expect(new Set(plan.map((p) => p.item)).size).toBe(plan.length);
          const perCriterion = CRITERIA.map((key) => plan.filter((p) => p.criterion === key).length);
          expect(spread(perCriterion)).toBeLessThanOrEqual(1);
          for (const [s, size] of sizes.entries()) {
            const here = plan.filter((p) => Math.floor(p.item / 1000) === s).length;
            expect(Math.abs(here - (plan.length * size) / n)).toBeLessThan(sizes.length + 1);
          }
        },
      ),
    );
  });

  it('spreads the criteria over segments', () => {
    const plan = planControls(itemsOf([40, 40, 40]), CRITERIA, 36, 'seed');
    for (const s of [0, 1, 2]) {
      const here = plan.filter((p) => Math.floor(p.item / 1000) === s);
      expect(here).toHaveLength(12);
      expect(new Set(here.map((p) => p.criterion)).size).toBe(3);
    }
  });

  it('passes over items of which no control can be made', () => {
    const plan = planControls(
      itemsOf([10]),
      CRITERIA,
      6,
      's',
      (id, key) => id % 2 === 1 && key === 'fluency',
    );
    expect(plan.map((p) => p.item).sort()).toEqual([1, 3, 5, 7, 9]);
    expect(new Set(plan.map((p) => p.criterion))).toEqual(new Set(['fluency']));
  });

  it('gives none where none are asked for or no criterion can have one', () => {
    expect(planControls(itemsOf([9]), CRITERIA, 0, 's')).toEqual([]);
    expect(planControls(itemsOf([9]), [], 9, 's')).toEqual([]);
  });
});

describe('controlPool', () => {
  it('is everything of a small study, and of a large one a part that has each segment in proportion', () => {
    const small = itemsOf([30, 9]);
    expect(controlPool(small, 10, 's')).toBe(small);
    expect(controlPool(small, 0, 's')).toEqual([]);
    const pool = controlPool(itemsOf([600, 900, 900, 600]), 300, 's');
    expect(pool).toHaveLength(2000);
    const perSegment = ['s0', 's1', 's2', 's3'].map((s) => pool.filter((p) => p.segment === s).length);
    for (const [s, share] of [0.2, 0.3, 0.3, 0.2].entries()) {
      expect(Math.abs(perSegment[s]! - share * 2000)).toBeLessThan(4);
    }
    expect(new Set(pool.map((p) => p.id)).size).toBe(2000);
    expect(controlPool(itemsOf([900, 900, 900, 900]), 1500, 's')).toHaveLength(3000);
  });
});
