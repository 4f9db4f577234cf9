import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliffsDelta } from '#app/core/statistics/cliffsDelta.ts';
import { pearson, spearman } from '#app/core/statistics/correlation.ts';
import { kendall } from '#app/core/statistics/kendallTest.ts';
import { mcnemarTest } from '#app/core/statistics/mcnemarTest.ts';
import { adjustForMultipleTests, MULTIPLE_TEST_METHODS } from '#app/core/statistics/multipleTests.ts';
import { pairedTTest } from '#app/core/statistics/pairedTTest.ts';
import { PROPORTION_METHODS, proportionInterval } from '#app/core/statistics/proportionInterval.ts';
import { signFlipTest } from '#app/core/statistics/signFlipTest.ts';
import { wilcoxonTest } from '#app/core/statistics/wilcoxonTest.ts';
import { note } from '#app/core/shared/notes.ts';

type Pairs = { x: number[]; y: number[] } & Record<string, (number | null)[] | undefined>;

interface Oracle {
  correlations: Pairs[];
  pairedTests: Pairs[];
  mcnemar: Pairs[];
  proportions: ({ successes: number; n: number; confidence: number } & Record<string, [number, number]>)[];
  multipleTests: ({ p: number[] } & Record<string, number[]>)[];
}

const file = new URL('../../../fixtures/oracles/statistics/tests.json', import.meta.url);
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle;

function expectClose(actual: (number | null)[], expected: (number | null)[], place: unknown): void {
  expected.forEach((value, i) => {
    const message = `${JSON.stringify(place)}: ${actual[i]} for ${value}`;
    if (value === null) expect(actual[i], message).toBeNull();
    else
      expect(Math.abs(actual[i]! - value), message).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  });
}

describe('correlations against scipy', () => {
  const methods = {
    pearson,
    spearman,
    'kendall-b': kendall,
    'kendall-c': (x: number[], y: number[]) => kendall(x, y, { variant: 'c' }),
  };

  it.each(Object.entries(methods))('%s', (name, method) => {
    const cases = oracle.correlations.filter((pairs) => pairs[name] !== undefined);
    expect(cases.length).toBeGreaterThan(20);
    for (const { x, y, ...expected } of cases) {
      const { coefficient, p } = method(x, y);
      expectClose([coefficient, p], expected[name]!, { name, x, y });
    }
  });

  it('are undefined without variation or pairs', () => {
    for (const method of Object.values(methods)) {
      expect(method([1, 1, 1], [1, 2, 3])).toMatchObject({
        coefficient: null,
        p: null,
        reason: note('side-without-variation'),
      });
      expect(method([1], [2])).toMatchObject({
        coefficient: null,
        reason: note('correlation-needs-two-pairs'),
      });
      expect(() => method([1, 2], [1])).toThrow(/2 values and y has 1|2 and 1/);
      expect(() => method([1, Infinity], [1, 2])).toThrow(/finite/);
    }
    expect(spearman([1, 2], [2, 1]).coefficient).toBeCloseTo(-1, 12);
    expect(spearman([1, 2], [2, 1])).toMatchObject({ p: null, reason: note('two-pairs-give-no-p') });
  });

  it('hold for numbers near the ends of float64', () => {
    expect(pearson([1e308, -1e308, 1e307], [1e-308, -1e-308, 1e-309]).coefficient).toBeCloseTo(1, 12);
  });
});

describe('paired tests against scipy and statsmodels', () => {
  it.each([
    ['wilcoxon', wilcoxonTest],
    ['t', pairedTTest],
    ['sign-flip', signFlipTest],
  ] as const)('%s', (name, test) => {
    for (const { x, y, ...expected } of oracle.pairedTests) {
      if (expected[name] === undefined) continue;
      const { statistic, p } = test(x, y);
      expectClose([statistic, p], expected[name], { name, x, y });
    }
  });

  it('mcnemar', () => {
    for (const { x, y, mcnemar } of oracle.mcnemar) {
      const { statistic, p } = mcnemarTest(x, y);
      expectClose([statistic, p], mcnemar!, { x, y });
    }
    expect(() => mcnemarTest([0, 1], [0, 2])).toThrow(/y\[1\] is neither/);
  });

  it('sign-flip is sampled beyond 20 pairs, with p = (c + 1)/(samples + 1) and a seed of 0 like any other', () => {
    const x = Array.from({ length: 25 }, (_, i) => i + 1);
    const y = x.map(() => 0);
    expect(signFlipTest(x, y, { samples: 999, seed: 0 })).toEqual({ statistic: 13, p: 1 / 1000 });
    const noisy = x.map((value) => Math.sin(value) + 0.2);
    const p = (seed: number) => signFlipTest(noisy, y, { samples: 200, seed }).p;
    expect(p(0)).toBe(p(0));
    expect(new Set([0, 1, 2, 3].map(p)).size).toBeGreaterThan(1);
  });

  it('are undefined where nothing differs', () => {
    expect(wilcoxonTest([1, 2], [1, 2])).toMatchObject({
      statistic: null,
      p: null,
      reason: note('no-pair-differs'),
    });
    expect(pairedTTest([1, 2], [0, 1])).toMatchObject({
      statistic: null,
      reason: note('differences-the-same'),
    });
    expect(pairedTTest([1], [0])).toMatchObject({ statistic: null });
    expect(signFlipTest([], [])).toMatchObject({ statistic: null });
    expect(signFlipTest([1, 2], [1, 2])).toEqual({ statistic: 0, p: 1 });
    expect(mcnemarTest([0, 1], [0, 1])).toEqual({ statistic: 0, p: 1 });
  });
});

describe('proportion intervals', () => {
  it.each(PROPORTION_METHODS)('%s against statsmodels', (method) => {
    for (const { successes, n, confidence, ...expected } of oracle.proportions) {
      const { lower, upper } = proportionInterval(successes, n, { method, confidence });
      expectClose([lower, upper], expected[method]!, { method, successes, n, confidence });
    }
  });

  it('hold their point, by Wilson and by Clopper and Pearson', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (n, draw) => {
        const successes = draw % (n + 1);
        for (const method of ['wilson', 'clopper-pearson'] as const) {
          const { lower, upper } = proportionInterval(successes, n, { method });
          expect(lower).toBeLessThanOrEqual(successes / n + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(successes / n - 1e-12);
        }
      }),
    );
  });

  it('refuse counts out of range', () => {
    for (const [successes, n] of [
      [2, 1],
      [-1, 3],
      [0, 0],
      [0.5, 2],
    ]) {
      expect(() => proportionInterval(successes!, n!)).toThrow(/whole numbers/);
    }
  });
});

describe('several tests at once', () => {
  it.each(MULTIPLE_TEST_METHODS)('%s against statsmodels', (method) => {
    for (const { p, ...expected } of oracle.multipleTests) {
      expectClose(adjustForMultipleTests(p, method), expected[method]!, { method, p });
    }
  });

  it('refuse what is no p value', () => {
    expect(() => adjustForMultipleTests([0.1, 1.1])).toThrow(/p\[1\] is 1.1/);
  });
});

describe("Cliff's δ", () => {
  it('counts pairs', () => {
    const numbers = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const sum = x.flatMap((a) => y.map((b) => Math.sign(a - b))).reduce((total, sign) => total + sign, 0);
        expect(cliffsDelta(x, y)).toBeCloseTo(sum / (x.length * y.length), 12);
      }),
    );
  });

  it('is positive where x is larger, and undefined for an empty side', () => {
    expect(cliffsDelta([2, 3], [1])).toBe(1);
    expect(cliffsDelta([], [1])).toBeNull();
  });
});
