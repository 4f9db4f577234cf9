import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { bootstrap, bootstrapIndices } from '#app/core/statistics/bootstrap.ts';
import { pairedBootstrap } from '#app/core/statistics/pairedBootstrap.ts';
import { percentile, percentileInterval } from '#app/core/statistics/percentileInterval.ts';

const refused = expect.objectContaining({ name: 'AppError', code: 'invalid_input' });

describe('percentiles', () => {
  // numpy 1.26: np.percentile([3, 1, 4, 1, 5, 9, 2, 6], [2.5, 40, 97.5])
  it('equal numpy', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const sorted = values.toSorted((a, b) => a - b);
    expect(percentile(sorted, 0.4)).toBeCloseTo(2.8, 12);
    const [lower, upper] = percentileInterval(values, 0.95)!;
    expect(lower).toBeCloseTo(1, 12);
    expect(upper).toBeCloseTo(8.475, 12);
  });

  it('leave out what is undefined', () => {
    expect(percentileInterval([null, 2, Number.NaN, null], 0.9)).toEqual([2, 2]);
    expect(percentileInterval([null], 0.9)).toBeNull();
    expect(() => percentileInterval([1], 0)).toThrow(refused);
    expect(() => percentile([], 0.5)).toThrow(refused);
  });

  it('stay within the values and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }), (values) => {
        const [lower, upper] = percentileInterval(values, 0.8)!;
        expect(lower).toBeLessThanOrEqual(upper);
        expect(lower).toBeGreaterThanOrEqual(Math.min(...values));
        expect(upper).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('bootstrap', () => {
  it('draws from all units and only from them', () => {
    const indices = bootstrapIndices(createRandom('all'), 200);
    expect(Math.min(...indices)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...indices)).toBeLessThan(200);
    const distinct = new Set(indices).size / 200;
    expect(distinct).toBeGreaterThan(0.5); // 1 − 1/e is expected
    expect(distinct).toBeLessThan(0.75);
  });

  it('gives a standard error near the formula, the same for the same seed', () => {
    const values = Array.from({ length: 50 }, (_, k) => (k * 37) % 50);
    const mean = (indices: Int32Array) => indices.reduce((sum, k) => sum + values[k]!, 0) / indices.length;
    const means = bootstrap(50, { samples: 4000, seed: 9 }, mean) as number[];
    const centre = means.reduce((a, b) => a + b) / means.length;
    const error = Math.sqrt(means.reduce((a, b) => a + (b - centre) ** 2, 0) / means.length);
    const formula = Math.sqrt((50 ** 2 - 1) / 12 / 50);
    expect(error / formula).toBeGreaterThan(0.95);
    expect(error / formula).toBeLessThan(1.05);
    expect(bootstrap(50, { samples: 3, seed: 9 }, mean)).toEqual(means.slice(0, 3));
    expect(bootstrap(50, { samples: 3, seed: 0 }, mean)).not.toEqual(means.slice(0, 3));
  });

  it('refuses no samples and no units', () => {
    expect(() => bootstrap(0, { samples: 1, seed: 1 }, () => 1)).toThrow(refused);
    expect(() => bootstrap(1, { samples: 1.5, seed: 1 }, () => 1)).toThrow(refused);
  });
});

describe('pairedBootstrap', () => {
  it('sees through what is hard about items: a constant loss has no width', () => {
    const baseline = [10, 70, 30, 90];
    const candidate = baseline.map((score) => score - 2);
    const sum = (scores: number[], indices: ArrayLike<number>) =>
      Array.from(indices, (k) => scores[k]!).reduce((a, b) => a + b) / indices.length;
    const result = pairedBootstrap(4, { samples: 100, seed: 1 }, (k) => sum(candidate, k) - sum(baseline, k));
    expect(result).toEqual({ estimate: -2, interval: [-2, -2], definedSamples: 100 });
  });

  it('counts resamples on which the difference is undefined, and is null where all are', () => {
    const some = pairedBootstrap(3, { samples: 200, seed: 1 }, (k) => (k[0] === 0 ? null : k[0]!));
    expect(some.estimate).toBeNull();
    expect(some.definedSamples).toBeLessThan(170);
    expect(some.interval).toEqual([1, 2]);
    const none = pairedBootstrap(3, { samples: 5, seed: 1 }, () => Number.NaN);
    expect(none).toEqual({ estimate: null, interval: null, definedSamples: 0 });
  });
});
