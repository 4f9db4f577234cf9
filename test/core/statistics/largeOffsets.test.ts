import { describe, expect, it } from 'vitest';
import { gwetAc } from '#app/core/agreement/gwetAc.ts';
import { icc } from '#app/core/agreement/icc.ts';
import { krippendorffAlpha } from '#app/core/agreement/krippendorffAlpha.ts';
import { pearson, spearman } from '#app/core/statistics/correlation.ts';
import { meanInterval } from '#app/core/statistics/differenceInterval.ts';
import { pairedTTest } from '#app/core/statistics/pairedTTest.ts';
import { standardizedDifference } from '#app/core/statistics/standardizedDifference.ts';

/** Whole numbers stay exact beside such an offset, so what depends on differences alone must stay the same. */
const FAR = 1e9;
const far = (values: readonly number[]) => values.map((value) => value + FAR);
const X = [1, 2, 3, 4, 7, 9, 4];
const Y = [2, 1, 4, 3, 6, 9, 5];

describe('far from zero', () => {
  it('Pearson’s and Spearman’s coefficients keep their digits', () => {
    expect(pearson(far([1, 2, 3, 4]), [2, 1, 4, 3]).coefficient).toBeCloseTo(0.6, 15);
    expect(pearson(far(X), far(Y)).coefficient).toBeCloseTo(pearson(X, Y).coefficient!, 15);
    expect(spearman(far(X), far(Y))).toEqual(spearman(X, Y));
    expect(pearson([1e308, -1e308, 0], [1, 2, 4]).coefficient).toBeCloseTo(-0.3273268353539886, 12);
    expect(pearson([1e-310, 2e-310, 3e-310], [1, 2, 3]).coefficient).toBeCloseTo(1, 12);
  });

  it('standardized differences and t keep theirs', () => {
    for (const method of ['cohen', 'hedges', 'glass', 'paired'] as const) {
      const near = standardizedDifference(X, Y, { method });
      expect(standardizedDifference(far(X), far(Y), { method }).difference).toBeCloseTo(near.difference!, 13);
    }
    const shifted = pairedTTest(
      far(X),
      X.map(() => 0),
    );
    const mean = FAR + X.reduce((sum, value) => sum + value, 0) / X.length;
    expect(shifted.statistic! / mean).toBeCloseTo(1 / Math.sqrt(332 / 42 / 7), 12);
  });

  it('intervals over items and raters keep theirs', () => {
    const rows = X.map((value, k) => ({ item: k % 4, rater: k % 3, value }));
    const near = meanInterval(rows);
    const moved = meanInterval(rows.map((row) => ({ ...row, value: row.value + FAR })));
    expect(moved.standardError).toBeCloseTo(near.standardError!, 13);
    expect(moved.degreesOfFreedom).toBeCloseTo(near.degreesOfFreedom!, 12);
    expect(moved.estimate! - FAR).toBeCloseTo(near.estimate!, 6);
  });

  it('agreement by distances keeps its', () => {
    const ratings = [X, Y];
    const moved = ratings.map(far);
    for (const weights of ['linear', 'quadratic'] as const) {
      const near = gwetAc(ratings, { weights }).coefficient!;
      expect(gwetAc(moved, { weights }).coefficient).toBeCloseTo(near, 14);
    }
    const alpha = krippendorffAlpha(ratings, { level: 'interval' }).alpha!;
    expect(krippendorffAlpha(moved, { level: 'interval' }).alpha).toBeCloseTo(alpha, 14);
    const subjects = X.map((value, k) => [value, Y[k]!]);
    expect(icc(subjects.map(far)).ICC2.value).toBeCloseTo(icc(subjects).ICC2.value!, 13);
  });
});
