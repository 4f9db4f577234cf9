import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranking } from '#app/core/measures/ranking/ranking.ts';
import { oracleOf } from '../../statistics/oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface Case {
  relevance: number[][];
  k: number | null;
  ndcg: (number | null)[];
  mrr: number[];
  map?: (number | null)[];
}

describe('ranking', () => {
  it('has the figures of scikit-learn', () => {
    for (const { relevance, k, ...expected } of oracleOf<Case[]>('models', 'rankings')) {
      const found = ranking(relevance, undefined, { k });
      for (const [name, values] of Object.entries(expected as Record<string, (number | null)[]>)) {
        const { mean, perQuery } = found[name as 'ndcg'];
        values.forEach((value, query) => {
          if (value === null) expect(perQuery[query]).toBeNull();
          else expect(perQuery[query]).toBeCloseTo(value, 9);
        });
        const defined = values.filter((value): value is number => value !== null);
        expect(mean).toBeCloseTo(defined.reduce((sum, value) => sum + value, 0) / defined.length, 9);
      }
      expect('reason' in found).toBe(expected.ndcg.includes(null));
    }
  });

  it('counts what was never ranked', () => {
    const { ndcg, map } = ranking([[0, 1]], [[1, 1, 0]]);
    expect(map.mean).toBe(0.25);
    expect(ndcg.mean).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
  });

  it('can weigh high relevance exponentially, up to any height', () => {
    const by = (relevance: number[]) => ranking([relevance], undefined, { gain: 'exponential' }).ndcg.mean!;
    const gain = (a: number, b: number) => a + b / Math.log2(3);
    expect(by([1, 3])).toBeCloseTo(gain(1, 7) / gain(7, 1), 12);
    expect(by([2000, 3000])).toBeCloseTo(1 / Math.log2(3), 12);
    expect(by([1e-20, 2e-20])).toBeCloseTo(gain(1, 2) / gain(2, 1), 9);
    expect(ranking([[1e308, 1e308, 0.5]]).ndcg.mean).toBe(1);
  });

  it('lies between 0 and 1, and is 1 in the ideal order', () => {
    const query = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(query, fc.option(fc.integer({ min: 1, max: 12 })), (relevance, k) => {
        const { ndcg, mrr, map } = ranking([relevance], undefined, { k });
        for (const { mean } of [ndcg, mrr, map]) {
          if (mean === null) continue;
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(mean).toBeLessThanOrEqual(1);
        }
        const best = ranking([relevance.toSorted((a, b) => b - a)], undefined, { k }).ndcg.mean;
        expect(best).toBe(relevance.some((r) => r > 0) ? 1 : null);
      }),
    );
  });

  it('refuses what is no relevance', () => {
    expect(() => ranking([[1, -1]])).toThrow(/relevance\[0\]\[1\] is -1/);
    expect(() => ranking([[1]], [])).toThrow(/ideals for 0/);
    expect(() => ranking([[2]], [[1, 1]])).toThrow(/lacks one of 2/);
    expect(() => ranking([[1]], undefined, { k: 0 })).toThrow(/k must be a whole number.* is 0/);
    expect(ranking([])).toMatchObject({ ndcg: { mean: null }, reason: note('no-query') });
  });
});
