import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail } from '#app/core/statistics/chiSquare.ts';
import {
  normalCdf,
  normalQuantile,
  requireConfidence,
  tCdf,
  tCritical,
  tQuantile,
} from '#app/core/statistics/distributions.ts';
import { fQuantile, fUpperTail } from '#app/core/statistics/fDistribution.ts';

describe('distributions', () => {
  // scipy 1.13 for the normal; Student's t by mpmath with 30 digits, from the incomplete beta function.
  it('equal the references', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316300933, 14);
    expect(tQuantile(0.975, 1)).toBeCloseTo(12.7062047361747, 12);
    expect(tQuantile(0.975, 2.5)).toBeCloseTo(3.574654842003683, 12);
    expect(tQuantile(0.995, 29)).toBeCloseTo(2.756385903670605, 12);
    expect(tCdf(-2, 4.2)).toBeCloseTo(0.05637730585237498, 14);
    expect(tCritical(0.95, 4)).toBeCloseTo(2.7764451051977987, 12);
  });

  // scipy 1.13: stats.f.sf, stats.f.ppf, stats.chi2.sf
  it('equal scipy for F and chi-square, far into the tail', () => {
    expect(fUpperTail(3.2, 5, 18)).toBeCloseTo(0.030620620048337648, 12);
    expect(fUpperTail(400, 5, 15) / 2.1050450140628954e-15).toBeCloseTo(1, 9);
    expect(fUpperTail(0, 5, 15)).toBe(1);
    expect(fQuantile(0.975, 5, 7.3)).toBeCloseTo(5.12615787514553, 9);
    expect(fQuantile(0.025, 119, 476)).toBeCloseTo(0.7426783657044584, 9);
    expect(chiSquareUpperTail(12.3, 7)).toBeCloseTo(0.0911148860003131, 12);
    expect(chiSquareUpperTail(200, 3) / 4.218541107192018e-43).toBeCloseTo(1, 9);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
  });

  it('refuse what lies outside instead of giving NaN', () => {
    const attempts = [
      () => normalQuantile(0),
      () => tQuantile(1, 3),
      () => tQuantile(0.5, 0),
      () => tCdf(1, Number.NaN),
      () => requireConfidence(95),
      () => fQuantile(1, 2, 3),
      () => fUpperTail(1, 0, 3),
      () => chiSquareUpperTail(1, 0),
    ];
    for (const attempt of attempts)
      expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
