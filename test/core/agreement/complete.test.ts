import { describe, expect, it } from 'vitest';
import { icc } from '#app/core/agreement/icc.ts';
import type { IccName } from '#app/core/agreement/icc.ts';
import { kendallW } from '#app/core/agreement/kendallW.ts';
import { readCases } from '#test/core/agreement/oracle.ts';

interface PublishedIcc {
  ratings: number[][];
  published: Record<IccName, number>;
  expected: Record<IccName, { value: number; F: number; p: number; ci95: [number, number] }>;
}

const NAMES: IccName[] = ['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'];
const refused = expect.objectContaining({ name: 'AppError', code: 'invalid_input' });
const [SHROUT_FLEISS] = readCases<PublishedIcc>('published-icc');

describe('icc', () => {
  it.each(NAMES)('gives the values of Shrout & Fleiss and of psych: %s', (name) => {
    const actual = icc(SHROUT_FLEISS!.ratings)[name];
    const expected = SHROUT_FLEISS!.expected[name];
    expect(actual.value).toBeCloseTo(SHROUT_FLEISS!.published[name], 2);
    expect(Math.abs(actual.value! - expected.value)).toBeLessThan(1e-9);
    expect(Math.abs(actual.f! - expected.F)).toBeLessThan(1e-9);
    expect(Math.abs(actual.p! - expected.p)).toBeLessThan(1e-9);
    actual.interval!.forEach((end, k) => expect(Math.abs(end - expected.ci95[k]!)).toBeLessThan(1e-6));
  });

  it('lets consistency, not absolute agreement, pass over severity', () => {
    const severe = SHROUT_FLEISS!.ratings.map((row) => row.map((value, rater) => value + 10 * rater));
    expect(icc(severe).ICC3.value).toBeCloseTo(icc(SHROUT_FLEISS!.ratings).ICC3.value!, 9);
    expect(icc(severe).ICC2.value).toBeLessThan(icc(SHROUT_FLEISS!.ratings).ICC2.value!);
  });

  it('keeps its digits far from zero', () => {
    const far = SHROUT_FLEISS!.ratings.map((row) => row.map((value) => value + 2 ** 40));
    for (const name of NAMES)
      expect(icc(far)[name].value).toBeCloseTo(icc(SHROUT_FLEISS!.ratings)[name].value!, 9);
  });

  it('narrows with less confidence', () => {
    const [lower, upper] = icc(SHROUT_FLEISS!.ratings, { confidence: 0.8 }).ICC2.interval!;
    const [wideLower, wideUpper] = icc(SHROUT_FLEISS!.ratings).ICC2.interval!;
    expect(lower).toBeGreaterThan(wideLower);
    expect(upper).toBeLessThan(wideUpper);
  });

  it('is undefined with reasons, never NaN', () => {
    const tables = [
      [[1, 2]],
      [[1], [2]],
      [],
      [
        [3, 3],
        [3, 3],
      ],
      [
        [1, 1],
        [2, 2],
      ],
      [
        [1, 2],
        [1, 2],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [
        [1e200, 1],
        [2, 1],
      ],
    ];
    for (const table of tables) {
      for (const result of Object.values(icc(table))) {
        const numbers = [result.value, result.f, result.p, ...(result.interval ?? [])];
        for (const value of numbers) expect(value === null || Number.isFinite(value)).toBe(true);
        if (result.value === null || result.interval === null) expect(result.reason).toBeTruthy();
      }
    }
    expect(
      icc([
        [1, 1],
        [2, 2],
      ]).ICC1,
    ).toMatchObject({ value: 1, f: null });
    expect(
      icc([
        [3, 3],
        [3, 3],
      ]).ICC1.value,
    ).toBeNull();
  });

  it('refuses incomplete tables', () => {
    expect(() => icc([[1, 2], [1]])).toThrow(refused);
    expect(() =>
      icc([
        [1, 2],
        [1, null as unknown as number],
      ]),
    ).toThrow(refused);
  });
});

describe('kendallW', () => {
  it('gives the published values without and with ties', () => {
    // Siegel (1956): six applicants ranked by three executives, W = 0.16.
    const applicants = [
      [1, 1, 6],
      [6, 5, 3],
      [3, 6, 2],
      [2, 4, 5],
      [5, 2, 4],
      [4, 3, 1],
    ];
    const result = kendallW(applicants);
    expect(result.w).toBeCloseTo(0.16, 2);
    expect(result.chiSquare).toBeCloseTo(15 * result.w!, 12);
  });

  it('equals Friedman’s test with ties', () => {
    // scipy 1.13: stats.friedmanchisquare(*ratings) with one argument per object, W = statistic / (k (n − 1)).
    const ratings = [
      [1, 2, 2, 1, 3],
      [2, 2, 4, 3, 3],
      [5, 3, 4, 4, 5],
      [5, 1, 4, 2, 1],
    ];
    const friedman = { statistic: 8.44186046511627, p: 0.03771017079264773 };
    const { w, chiSquare, p } = kendallW(ratings);
    expect(chiSquare).toBeCloseTo(friedman.statistic, 9);
    expect(p).toBeCloseTo(friedman.p, 9);
    expect(w).toBeCloseTo(friedman.statistic / 15, 9);
    expect(kendallW(ratings, { tieCorrection: false }).w).toBeLessThan(w!);
  });

  it('is 1 for equal rankings whatever the scale, and undefined without any', () => {
    expect(
      kendallW([
        [1, 10],
        [2, 20],
        [3, 1000],
      ]).w,
    ).toBe(1);
    expect(
      kendallW([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ w: null, p: null });
    expect(kendallW([[1, 2]]).w).toBeNull();
    expect(() => kendallW([[1, 2], [1]])).toThrow(refused);
  });
});
