import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import {
  allotControls,
  controlPool,
  planControls,
  wantedControls,
  type Quota,
} from '#app/core/tasks/planControls.ts';

const CRITERIA = ['fluency', 'relevance', 'consistency'];
const itemsOf = (sizes: number[]) =>
  sizes.flatMap((size, s) =>
    Array.from({ length: size }, (_, i) => ({ id: s * 1000 + i, segment: `s${s}` })),
  );
const gross = (wanted: number, criteria = CRITERIA): Quota[] => [
  { wanted, ways: criteria.map((criterion) => ({ criterion, dose: 'gross', maker: `spoil ${criterion}` })) },
];
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
          const plan = planControls(
            items,
            gross(wantedControls(items.length, { share, minimum }, 3)),
            createRandom(seed),
          );
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
    const plan = planControls(itemsOf([40, 40, 40]), gross(36), createRandom('seed'));
    for (const s of [0, 1, 2]) {
      const here = plan.filter((p) => Math.floor(p.item / 1000) === s);
      expect(here).toHaveLength(12);
      expect(new Set(here.map((p) => p.criterion)).size).toBe(3);
    }
  });

  it('passes over items of which no control can be made', () => {
    const plan = planControls(
      itemsOf([10]),
      gross(6),
      createRandom('s'),
      (id, { criterion }) => id % 2 === 1 && criterion === 'fluency',
    );
    expect(plan.map((p) => p.item).sort()).toEqual([1, 3, 5, 7, 9]);
    expect(new Set(plan.map((p) => p.criterion))).toEqual(new Set(['fluency']));
  });

  it('gives none where none are asked for or no criterion can have one', () => {
    expect(planControls(itemsOf([9]), [], createRandom('s'))).toEqual([]);
    expect(planControls(itemsOf([9]), gross(9, []), createRandom('s'))).toEqual([]);
  });

  it('gives each quota its number, and within it criteria and makers evenly', () => {
    const slight = (criterion: string): Quota => ({
      wanted: 20,
      ways: ['one', 'two'].map((maker) => ({ criterion, dose: 'slight', maker: `${criterion} ${maker}` })),
    });
    const quotas = [...gross(12), ...CRITERIA.map(slight)];
    // Every third item gives nothing of the first maker of consistency, and every other nothing of relevance.
    const plan = planControls(
      itemsOf([80, 40]),
      quotas,
      createRandom('s'),
      (id, { maker }) =>
        !(maker === 'consistency one' && id % 3 === 0) && !(maker.startsWith('relevance') && id % 2 === 0),
    );
    expect(plan).toHaveLength(72);
    expect(new Set(plan.map(({ item }) => item)).size).toBe(72);
    const times = (of: (one: (typeof plan)[number]) => boolean) => plan.filter(of).length;
    for (const key of CRITERIA) {
      expect(times(({ dose, criterion }) => dose === 'gross' && criterion === key)).toBe(4);
      const byMaker = ['one', 'two'].map((maker) => times((one) => one.maker === `${key} ${maker}`));
      expect(byMaker[0]! + byMaker[1]!).toBe(20);
      expect(spread(byMaker)).toBeLessThanOrEqual(4);
    }
  });
});

describe('allotControls', () => {
  const counts = { slight: 20, gross: 12 };
  it('gives all where there are items enough, and else what is needed most', () => {
    expect(allotControls(120, 3, counts)).toEqual({ gross: 12, slight: [20, 20, 20] });
    expect(allotControls(72, 3, counts)).toEqual({ gross: 12, slight: [20, 20, 20] });
    expect(allotControls(60, 3, counts)).toEqual({ gross: 12, slight: [20, 20, 8] });
    expect(allotControls(40, 3, counts)).toEqual({ gross: 8, slight: [20, 6, 6] });
    expect(allotControls(10, 3, counts)).toEqual({ gross: 2, slight: [3, 3, 2] });
    expect(allotControls(1, 3, counts)).toEqual({ gross: 1, slight: [0, 0, 0] });
    expect(allotControls(5, 0, counts)).toEqual({ gross: 5, slight: [] });
    expect(allotControls(50, 2, { slight: 0, gross: 0 })).toEqual({ gross: 0, slight: [0, 0] });
  });

  it('never gives more than one an item, nor more than was asked for', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(9), fc.nat(60), fc.nat(60), (items, lines, slight, gross) => {
        const allotted = allotControls(items, lines, { slight, gross });
        const sum = allotted.gross + allotted.slight.reduce((a, b) => a + b, 0);
        expect(allotted.slight).toHaveLength(lines);
        expect(sum).toBe(Math.min(items, gross + lines * slight, sum));
        expect(allotted.gross).toBeLessThanOrEqual(gross);
        for (const count of allotted.slight) expect(count).toBeLessThanOrEqual(slight);
        if (lines * slight > items) expect(sum).toBe(items);
      }),
    );
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
