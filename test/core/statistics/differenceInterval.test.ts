import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { tCritical } from '#app/core/statistics/distributions.ts';
import { differenceInterval, meanInterval } from '#app/core/statistics/differenceInterval.ts';
import type { DifferenceObservation } from '#app/core/statistics/differenceInterval.ts';

const refused = expect.objectContaining({ name: 'AppError', code: 'invalid_input' });

/** A complete table `differences[item][rater]`. */
function observe(differences: number[][]): DifferenceObservation[] {
  return differences.flatMap((row, item) =>
    row.map((difference, rater) => ({ item, rater: `r${rater}`, difference })),
  );
}

/** Ratings of few people, some missing. */
const studies = fc
  .array(
    fc.record({
      item: fc.integer({ min: 0, max: 7 }),
      rater: fc.integer({ min: 0, max: 3 }),
      difference: fc.integer({ min: -4, max: 4 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => [...new Map(rows.map((row) => [`${row.item}/${row.rater}`, row])).values()]);

describe('differenceInterval', () => {
  it('is the t interval over raters where all variation is between raters', () => {
    const ofRater = [-1, 0, 2, 1];
    const table = Array.from({ length: 10 }, () => ofRater);
    const result = differenceInterval(observe(table), { confidence: 0.9 });
    const standardError = Math.sqrt(5 / 3 / 4);
    expect(result.estimate).toBe(0.5);
    // Within a complete table without other variation the cells' variance is a small part on top.
    expect(result.standardError).toBeCloseTo(standardError, 1);
    expect(result.degreesOfFreedom).toBeCloseTo(3, 0);
    expect(result.upper).toBeCloseTo(0.5 + tCritical(0.9, 3) * standardError, 1);
    expect(result).toMatchObject({ items: 10, raters: 4, observations: 40, noVariation: false });
  });

  it('is the t interval over items where all variation is between items', () => {
    const ofItem = Array.from({ length: 40 }, (_, k) => ((k * 7) % 9) - 4);
    const result = differenceInterval(observe(ofItem.map((d) => [d, d, d, d])));
    const mean = ofItem.reduce((a, b) => a + b) / 40;
    const standardError = Math.sqrt(ofItem.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 39 / 40);
    expect(result.estimate).toBeCloseTo(mean, 12);
    expect(result.standardError! / standardError).toBeGreaterThan(0.999);
    expect(result.standardError! / standardError).toBeLessThan(1.02);
    expect(result.degreesOfFreedom).toBeGreaterThan(25);
  });

  it("is Cameron, Gelbach & Miller's two-way variance for a complete table", () => {
    const random = createRandom('cgm');
    const raters = Array.from({ length: 5 }, () => random.normal());
    const table = Array.from({ length: 12 }, () => {
      const item = random.normal();
      return raters.map((rater) => item + rater + random.normal());
    });
    const all = table.flat();
    const n = all.length;
    const mean = all.reduce((a, b) => a + b) / n;
    const clustered = (sums: number[]) =>
      ((sums.length / (sums.length - 1)) * sums.reduce((total, sum) => total + sum ** 2, 0)) / n ** 2;
    const byItem = clustered(table.map((row) => row.reduce((sum, d) => sum + d - mean, 0)));
    const byRater = clustered(raters.map((_, r) => table.reduce((sum, row) => sum + row[r]! - mean, 0)));
    const byCell = clustered(all.map((d) => d - mean));
    expect(byItem).toBeGreaterThan(byCell);
    expect(byRater).toBeGreaterThan(byCell);
    const expected = Math.sqrt(byItem + byRater - byCell);
    expect(differenceInterval(observe(table)).standardError).toBeCloseTo(expected, 10);
  });

  it('is wider than one over items alone where raters differ', () => {
    const random = createRandom('raters differ');
    const raters = Array.from({ length: 3 }, () => 0.5 * random.normal());
    const table = Array.from({ length: 100 }, () => raters.map((rater) => rater + 0.3 * random.normal()));
    const result = differenceInterval(observe(table));
    const itemMeans = table.map((row) => (row[0]! + row[1]! + row[2]!) / 3);
    const spread = itemMeans.reduce((sum, d) => sum + (d - result.estimate!) ** 2, 0) / 99 / 100;
    expect(result.upper! - result.lower!).toBeGreaterThan(5 * 2 * 1.98 * Math.sqrt(spread));
  });

  it('does not take one rater with nearly all the work for several', () => {
    const random = createRandom('one worker');
    const rows = (share: (item: number) => number) =>
      Array.from({ length: 200 }, (_, item) => ({ item, rater: share(item), difference: random.normal() }));
    const even = differenceInterval(rows((item) => item % 8));
    const uneven = differenceInterval(rows((item) => (item < 170 ? 0 : 1 + (item % 7))));
    expect(uneven.degreesOfFreedom).toBeLessThan(even.degreesOfFreedom!);
  });

  it('keeps its promises on any data: order, symmetry, no NaN, nested confidence', () => {
    fc.assert(
      fc.property(studies, (observations) => {
        const result = differenceInterval(observations);
        for (const value of [result.estimate, result.lower, result.upper, result.standardError]) {
          if (value !== null) expect(Number.isFinite(value)).toBe(true);
        }
        if (result.items < 2 || result.raters < 2) {
          expect(result).toMatchObject({ lower: null, upper: null });
          expect(result.reason).toMatchObject({ kind: 'interval-needs-two-of-each' });
          return;
        }
        expect(result.lower!).toBeLessThanOrEqual(result.estimate!);
        expect(result.upper!).toBeGreaterThanOrEqual(result.estimate!);
        expect(result.degreesOfFreedom!).toBeGreaterThan(0);
        expect(result.degreesOfFreedom!).toBeLessThanOrEqual(result.items + result.raters - 2);
        const turned = differenceInterval(
          observations.map((each) => ({ ...each, difference: -each.difference })).reverse(),
        );
        expect(turned.lower).toBeCloseTo(-result.upper!, 9);
        const wider = differenceInterval(observations, { confidence: 0.99 });
        expect(wider.lower!).toBeLessThanOrEqual(result.lower!);
      }),
    );
  });

  it('has no width without variation, and says so', () => {
    const result = differenceInterval(
      observe([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    );
    expect(result).toMatchObject({ estimate: 0, lower: 0, upper: 0, standardError: 0, noVariation: true });
  });

  it('has no width for equal values that binary fractions cannot hold', () => {
    expect(
      differenceInterval(
        observe([
          [0.1, 0.1],
          [0.1, 0.1],
          [0.1, 0.1],
        ]),
      ),
    ).toMatchObject({ lower: 0.1, upper: 0.1 });
  });

  it('keeps the estimate where an interval is not defined', () => {
    const single = differenceInterval([
      { item: 1, rater: 'r', difference: 1 },
      { item: 2, rater: 'r', difference: 2 },
    ]);
    expect(single).toMatchObject({ estimate: 1.5, lower: null, raters: 1, items: 2 });
    expect(differenceInterval([])).toMatchObject({ estimate: null, lower: null, observations: 0 });
  });

  it('refuses values and confidences that are none', () => {
    expect(() => differenceInterval([{ item: 1, rater: 1, difference: Number.NaN }])).toThrow(refused);
    expect(() => differenceInterval([{ item: 1, rater: 1, difference: 1e308 }])).toThrow(refused);
    expect(() => differenceInterval([], { confidence: 95 })).toThrow(refused);
  });

  it('serves means as well', () => {
    const differences = observe([
      [1, 2],
      [3, 5],
      [0, 1],
    ]);
    const values = differences.map(({ item, rater, difference }) => ({ item, rater, value: difference }));
    expect(meanInterval(values)).toEqual(differenceInterval(differences));
  });
});
