import { describe, expect, it } from 'vitest';
import { tQuantile } from '#app/core/statistics/distributions.ts';
import { retention } from '#app/core/statistics/retention.ts';
import { note } from '#app/core/shared/notes.ts';

const row = (item: string, rater: string, difference: number) => ({ item, rater, difference });

const DIFFERENCES = [row('i1', 'r1', -1), row('i1', 'r2', 0), row('i2', 'r1', 0), row('i2', 'r2', 1)];
const CONTROLS = [row('i1', 'r1', -2), row('i1', 'r2', -1)];

describe('retention', () => {
  it('is what was computed by hand', () => {
    // Means 0 and −1.5, so the estimate is 0.6. The rows are 0.6 − 1 + 0.4·2·0.5 = 0, 0.6 − 0.4·2·0.5 = 0.2, 0.6 and
    // 1.6. Cells: 1.52/16 · 4/3; items: (0.125 − half of that) · 2; raters: below 0, so 0. Together 0.25.
    const found = retention(DIFFERENCES, CONTROLS, 0.4);
    expect(found).toMatchObject({ loss: 0, controlLoss: -1.5, items: 2, raters: 2, observations: 4 });
    expect(found.estimate).toBeCloseTo(0.6, 12);
    expect(found.standardError).toBeCloseTo(0.5, 12);
    const reach = tQuantile(0.975, found.degreesOfFreedom!) * 0.5;
    expect(found.lower).toBeCloseTo(0.6 - reach, 12);
    expect(found.upper).toBeCloseTo(0.6 + reach, 12);
  });

  it('counts controls on items without a difference, and adds up several of one item and rater', () => {
    const found = retention(
      DIFFERENCES,
      [row('i3', 'r1', -1), row('i1', 'r2', -2), row('i1', 'r2', -3)],
      0.5,
    );
    expect(found).toMatchObject({ controlLoss: -2, observations: 5, items: 3 });
    expect(found.estimate).toBeCloseTo(1, 12);
  });

  it('cannot be bought by seeing only half of everything', () => {
    const half = (rows: typeof CONTROLS) => rows.map((one) => ({ ...one, difference: one.difference / 2 }));
    const [all, some] = [
      retention(DIFFERENCES, CONTROLS, 0.3),
      retention(half(DIFFERENCES), half(CONTROLS), 0.3),
    ];
    expect(Math.sign(some.lower!)).toBe(Math.sign(all.lower!));
    expect(some.lower).toBeCloseTo(all.lower! / 2, 12);
  });

  it('says why there is none', () => {
    expect(retention(DIFFERENCES, [], 0.4)).toMatchObject({ estimate: null, lower: null, loss: 0 });
    expect(retention(DIFFERENCES, [], 0.4).reason).toEqual(note('no-control-to-compare'));
    expect(retention([], CONTROLS, 0.4).reason).toEqual(note('no-difference-to-keep'));
    expect(retention(DIFFERENCES.slice(0, 1), CONTROLS.slice(0, 1), 0.4).reason).toMatchObject({
      kind: 'interval-needs-two-of-each',
    });
    expect(() => retention(DIFFERENCES, CONTROLS, 0)).toThrow(/theta/);
  });
});
