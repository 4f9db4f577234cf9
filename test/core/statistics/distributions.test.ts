import { describe, expect, it } from 'vitest';
import {
  normalCdf,
  normalQuantile,
  requireConfidence,
  tCdf,
  tCritical,
  tQuantile,
} from '#app/core/statistics/distributions.ts';

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

  it('refuse what lies outside instead of giving NaN', () => {
    const attempts = [
      () => normalQuantile(0),
      () => tQuantile(1, 3),
      () => tQuantile(0.5, 0),
      () => tCdf(1, Number.NaN),
      () => requireConfidence(95),
    ];
    for (const attempt of attempts)
      expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
