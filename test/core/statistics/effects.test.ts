import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { pearson } from '#app/core/statistics/correlation.ts';
import { correlationInterval } from '#app/core/statistics/correlationInterval.ts';
import { digamma } from '#app/core/statistics/digamma.ts';
import { standardizedDifference } from '#app/core/statistics/standardizedDifference.ts';
import { oracleOf } from './oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface PearsonInterval {
  x: number[];
  y: number[];
  confidence: number;
  interval: [number, number];
}

describe('intervals of correlations', () => {
  it("are scipy's for Pearson's r", () => {
    for (const { x, y, confidence, interval } of oracleOf<PearsonInterval[]>('models', 'pearsonIntervals')) {
      const [low, high] = correlationInterval(pearson(x, y).coefficient!, x.length, 'pearson', confidence)!;
      expect(low).toBeCloseTo(interval[0], 9);
      expect(high).toBeCloseTo(interval[1], 9);
    }
  });

  it('hold their point and stay within −1 and 1', () => {
    const kinds = fc.constantFrom('pearson', 'spearman', 'kendall');
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(100), kinds, (r, n, kind) => {
        const interval = correlationInterval(r, n, kind);
        if (n < (kind === 'kendall' ? 5 : 4)) {
          expect(interval).toBeNull();
          return;
        }
        expect(interval![0]).toBeGreaterThanOrEqual(-1);
        expect(interval![0]).toBeLessThanOrEqual(r + 1e-12);
        expect(interval![1]).toBeGreaterThanOrEqual(r - 1e-12);
        expect(interval![1]).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are wider by rank, as their variances say', () => {
    const width = (kind: 'pearson' | 'spearman') => {
      const [low, high] = correlationInterval(0.5, 30, kind)!;
      return Math.atanh(high) - Math.atanh(low);
    };
    expect(width('spearman') / width('pearson')).toBeCloseTo(Math.sqrt(1.125), 12);
    const [low, high] = correlationInterval(0.5, 30, 'kendall')!;
    expect(Math.atanh(high) - Math.atanh(low)).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(0.437 / 26), 12);
  });
});

describe('standardized differences', () => {
  it("are statsmodels' Hedges' g", () => {
    for (const { x, y, hedges } of oracleOf<{ x: number[]; y: number[]; hedges: number }[]>(
      'models',
      'differences',
    )) {
      expect(standardizedDifference(x, y, { method: 'hedges' }).difference).toBeCloseTo(hedges, 9);
      const df = x.length + y.length - 2;
      const cohen = standardizedDifference(x, y).difference!;
      expect(cohen * (1 - 3 / (4 * df - 1))).toBeCloseTo(hedges, 9);
    }
  });

  it('measure by y alone or by the differences of pairs', () => {
    expect(standardizedDifference([3, 5], [0, 2], { method: 'glass' }).difference).toBeCloseTo(
      3 / Math.SQRT2,
      12,
    );
    const paired = standardizedDifference([2, 4, 6], [1, 2, 3], { method: 'paired' });
    expect(paired.difference).toBeCloseTo(2, 12);
    expect(paired.standardError).toBeCloseTo(1, 12);
  });

  it('hold their point, change sign with the sides, and do not depend on unit or origin', () => {
    const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(sample, sample, fc.constantFrom('cohen', 'hedges'), (x, y, method) => {
        const { difference, interval } = standardizedDifference(x, y, { method });
        if (difference === null) return;
        expect(interval![0]).toBeLessThanOrEqual(difference);
        expect(interval![1]).toBeGreaterThanOrEqual(difference);
        expect(standardizedDifference(y, x, { method }).difference).toBeCloseTo(-difference, 9);
        const moved = (values: number[]) => values.map((value) => 8 * value + 3);
        expect(standardizedDifference(moved(x), moved(y), { method }).difference).toBeCloseTo(difference, 9);
      }),
    );
  });

  it('are null where nothing varies or float64 ends', () => {
    expect(standardizedDifference([1, 1], [2, 2])).toMatchObject({
      difference: null,
      reason: note('values-without-spread'),
    });
    expect(standardizedDifference([1], [2])).toMatchObject({
      difference: null,
      reason: note('spread-needs-two-values'),
    });
    expect(standardizedDifference([], [])).toMatchObject({ difference: null });
    expect(standardizedDifference([1e308, -1e308], [1, 2])).toMatchObject({
      difference: null,
      reason: note('values-beyond-numbers'),
    });
    expect(standardizedDifference([1e308, 1], [-1e308, 1], { method: 'paired' })).toMatchObject({
      difference: null,
    });
    expect(() => standardizedDifference([1], [1, 2], { method: 'paired' })).toThrow(/1 values/);
    expect(() => standardizedDifference([NaN], [1])).toThrow(/finite/);
  });
});

it("ψ is scipy's digamma", () => {
  for (const { x, value } of oracleOf<{ x: number; value: number }[]>('models', 'digamma')) {
    expect(Math.abs(digamma(x) - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
  }
});
