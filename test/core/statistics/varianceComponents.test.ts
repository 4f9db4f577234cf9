import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { varianceComponents } from '#app/core/statistics/varianceComponents.ts';

const columns = (rows: readonly (readonly [number, number, number])[]) => ({
  item: Int32Array.from(rows, ([item]) => item),
  rater: Int32Array.from(rows, ([, rater]) => rater),
  value: Float64Array.from(rows, ([, , value]) => value),
  items: new Set(rows.map(([item]) => item)).size,
  raters: new Set(rows.map(([, rater]) => rater)).size,
});

describe('varianceComponents', () => {
  it('are those of the two-way analysis of variance where everybody judges everything', () => {
    // Mean squares by hand: items 4.5, raters 0.5, residual 0.5 with one degree of freedom each.
    const found = varianceComponents(
      columns([
        [0, 0, 1],
        [0, 1, 2],
        [1, 0, 3.5],
        [1, 1, 3],
      ]),
    )!;
    const rows = [
      [1, 2],
      [3.5, 3],
    ];
    const mean = 9.5 / 4;
    const items = 2 * ((1.5 - mean) ** 2 + (3.25 - mean) ** 2);
    const raters = 2 * ((2.25 - mean) ** 2 + (2.5 - mean) ** 2);
    const residual = rows.flat().reduce((sum, value) => sum + (value - mean) ** 2, 0) - items - raters;
    expect(found.residual).toBeCloseTo(residual, 12);
    expect(found.items).toBeCloseTo((items - residual) / 2, 12);
    expect(found.raters).toBeCloseTo((raters - residual) / 2, 12);
    expect(found.mean).toBeCloseTo(mean, 12);
  });

  it('come out right on average where raters judge different items, some of them more than others', () => {
    const truth = { items: 0.2, raters: 0.05, residual: 1 };
    const random = createRandom('components');
    const sums = { items: 0, raters: 0, residual: 0 };
    const times = 400;
    for (let study = 0; study < times; study++) {
      const ofRater = Array.from({ length: 8 }, () => Math.sqrt(truth.raters) * random.normal());
      const rows: [number, number, number][] = [];
      for (let item = 0; item < 40; item++) {
        const ofItem = Math.sqrt(truth.items) * random.normal();
        // The first raters judge more, and items have one to three judgments.
        const raters = random.shuffle([0, 0, 1, 2, 3, 4, 5, 6, 7]).slice(0, 1 + (item % 3));
        for (const rater of new Set(raters)) {
          rows.push([item, rater, ofItem + ofRater[rater]! + Math.sqrt(truth.residual) * random.normal()]);
        }
      }
      const found = varianceComponents(columns(rows))!;
      sums.items += found.items / times;
      sums.raters += found.raters / times;
      sums.residual += found.residual / times;
    }
    // Standard errors of these means are some 0.02, 0.005 and 0.02.
    expect(Math.abs(sums.items - truth.items)).toBeLessThan(0.06);
    expect(Math.abs(sums.raters - truth.raters)).toBeLessThan(0.02);
    expect(Math.abs(sums.residual - truth.residual)).toBeLessThan(0.06);
  });

  it('cannot be told without two items and raters, or where nothing is shared', () => {
    expect(
      varianceComponents(
        columns([
          [0, 0, 1],
          [1, 0, 2],
        ]),
      ),
    ).toBeNull();
    expect(
      varianceComponents(
        columns([
          [0, 0, 1],
          [1, 1, 2],
          [2, 2, 4],
        ]),
      ),
    ).toBeNull();
  });
});
