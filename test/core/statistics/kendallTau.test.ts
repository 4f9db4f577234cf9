import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTauB, preparedTauB } from '#app/core/statistics/kendallTau.ts';

/** The definition: every pair looked at. */
function byPairs(x: readonly number[], y: readonly number[]): number | null {
  let concordant = 0;
  let discordant = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
      if (dx * dy > 0) concordant++;
      if (dx * dy < 0) discordant++;
      if (dx !== 0) untiedX++;
      if (dy !== 0) untiedY++;
    }
  }
  return untiedX === 0 || untiedY === 0
    ? null
    : (concordant - discordant) / Math.sqrt(untiedX) / Math.sqrt(untiedY);
}

describe('kendallTauB', () => {
  it('equals scipy.stats.kendalltau', () => {
    // The example of scipy's documentation.
    expect(kendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 12);
  });

  it('is 1 and −1 for the same and the opposite order', () => {
    expect(kendallTauB([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
    expect(kendallTauB([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  });

  it('is null where one side has no variation or there are no pairs', () => {
    expect(kendallTauB([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendallTauB([1], [1])).toBeNull();
    expect(kendallTauB([], [])).toBeNull();
    expect(kendallTauB([0, -0], [1, 2])).toBeNull();
  });

  it('refuses what it cannot compare', () => {
    expect(() => kendallTauB([1, 2], [1])).toThrow(/2 and 1/);
    expect(() => kendallTauB([1, NaN], [1, 2])).toThrow(/pair 1/);
  });

  const pairs = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), {
    maxLength: 40,
  });

  it('equals the definition, ties and all', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const [fast, slow] = [kendallTauB(x, y), byPairs(x, y)];
        if (slow === null) expect(fast).toBeNull();
        else expect(fast).toBeCloseTo(slow, 12);
      }),
    );
  });

  it('resamples as if the resample had been given', () => {
    fc.assert(
      fc.property(
        pairs.filter((list) => list.length > 0),
        fc.array(fc.nat(), { maxLength: 40 }),
        (list, draws) => {
          const indices = draws.map((draw) => draw % list.length);
          const [x, y] = [list.map(([a]) => a), list.map(([, b]) => b)];
          const given = kendallTauB(
            indices.map((k) => x[k]!),
            indices.map((k) => y[k]!),
          );
          expect(preparedTauB(x, y)(indices)).toBe(given);
        },
      ),
    );
  });
});
