import { describe, expect, it } from 'vitest';
import { cohenKappa } from '#app/core/agreement/cohenKappa.ts';
import type { CohenOptions } from '#app/core/agreement/cohenKappa.ts';
import { fleissKappa } from '#app/core/agreement/fleissKappa.ts';
import { readCases } from '#test/core/agreement/oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface Published {
  name: string;
  type: 'cohen' | 'fleiss';
  a: number[];
  b: number[];
  labels: number[];
  counts: number[][];
  published: Record<string, number>;
  expected: Record<string, number | [number, number]>;
}
interface RandomCohen {
  a: number[];
  b: number[];
  categories: number[];
  expected: Record<
    'none' | 'linear' | 'quadratic',
    { kappa: number; standardError: number; interval: [number, number] }
  >;
}
interface RandomFleiss {
  counts: number[][];
  expected: { kappa: number; randolph: number };
}

const WEIGHTS = ['none', 'linear', 'quadratic'] as const;
const refused = expect.objectContaining({ name: 'AppError', code: 'invalid_input' });
const near = (actual: number | null, expected: number) =>
  expect(Math.abs(actual! - expected)).toBeLessThan(1e-9);

describe('cohenKappa', () => {
  const cases = readCases<Published>('published-kappa').filter(({ type }) => type === 'cohen');

  it.each(cases)('gives the published values: $name', ({ a, b, labels, published, expected }) => {
    for (const weights of WEIGHTS) {
      const key = weights === 'none' ? 'unweighted' : weights;
      const result = cohenKappa(a, b, { weights, categories: labels });
      near(result.kappa, expected[key] as number);
      near(result.standardError, expected[`${key}_se`] as number);
      const interval = expected[`${key}_ci95`] as [number, number];
      interval.forEach((end, k) => near(result.interval![k]!, end));
      if (published[key] !== undefined) expect(result.kappa).toBeCloseTo(published[key], 2);
    }
  });

  it('equals statsmodels and scikit-learn on random data', () => {
    for (const { a, b, categories, expected } of readCases<RandomCohen>('random-cohen')) {
      for (const weights of WEIGHTS) {
        const result = cohenKappa(a, b, { weights, categories });
        near(result.kappa, expected[weights].kappa);
        near(result.standardError, expected[weights].standardError);
        expected[weights].interval.forEach((end, k) => near(result.interval![k]!, end));
      }
    }
  });

  it('is symmetric, 1 for equal ratings, and undefined where both use one category', () => {
    const a = [1, 2, 2, 3, 3, 1];
    const b = [1, 2, 3, 3, 1, 1];
    near(cohenKappa(b, a).kappa, cohenKappa(a, b).kappa!);
    expect(cohenKappa(a, a)).toMatchObject({ kappa: 1, standardError: 0, interval: [1, 1] });
    expect(cohenKappa([1, 1], [1, 1], { categories: [1, 2] })).toMatchObject({ kappa: null, interval: null });
    expect(cohenKappa([], []).kappa).toBeNull();
  });

  it('refuses malformed data and options', () => {
    const attempts: (() => unknown)[] = [
      () => cohenKappa([1, 2], [1]),
      () => cohenKappa([1, null as unknown as number], [1, 2]),
      () => cohenKappa([1, 2], [1, 3], { categories: [1, 2] }),
      () => cohenKappa([1, 2], [1, 2], { weights: 'identity' as unknown as CohenOptions['weights'] }),
      () => cohenKappa([1, 2], [1, 2], { confidence: 0 }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(refused);
  });
});

describe('fleissKappa', () => {
  it('gives the published and the random values', () => {
    const published = readCases<Published>('published-kappa').filter(({ type }) => type === 'fleiss');
    const cases = [
      ...published.map(({ counts, expected }) => ({
        counts,
        expected: { kappa: expected.fleiss as number, randolph: expected.randolph as number },
      })),
      ...readCases<RandomFleiss>('random-fleiss'),
    ];
    for (const { counts, expected } of cases) {
      near(fleissKappa(counts).kappa, expected.kappa);
      near(fleissKappa(counts).randolph, expected.randolph);
    }
  });

  it('is undefined with a reason', () => {
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toMatchObject({ kappa: null, randolph: 1 });
    expect(fleissKappa([[3], [3]])).toMatchObject({ kappa: null, randolph: null });
    expect(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]).reason,
    ).toEqual(note('subjects-need-two-ratings'));
    expect(fleissKappa([]).kappa).toBeNull();
  });

  it('refuses malformed counts', () => {
    for (const counts of [
      [[1, 2], [3]],
      [
        [1, 2],
        [2, 2],
      ],
      [[1.5, 1.5]],
      [[-1, 3]],
    ]) {
      expect(() => fleissKappa(counts)).toThrow(refused);
    }
  });
});
