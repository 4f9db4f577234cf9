import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BertScoreBaseline, bertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { oracleOf } from '../../statistics/oracle.ts';
import { expectFigures } from '../oracle.ts';

interface Case {
  hypothesis: number[][];
  reference: number[][];
  hypothesisWeights: number[];
  referenceWeights: number[];
  baseline: BertScoreBaseline;
  plain: object;
  weighted: object;
  rescaled: object;
}

describe('BERTScore from embeddings', () => {
  it('is what numpy makes of the formulas', () => {
    for (const oracle of oracleOf<Case[]>('models', 'bertScores')) {
      const [hypothesis, reference] = [oracle.hypothesis, oracle.reference];
      expectFigures(bertScore({ embeddings: hypothesis }, { embeddings: reference }), oracle.plain);
      const weighted = [
        { embeddings: hypothesis, weights: oracle.hypothesisWeights },
        { embeddings: reference, weights: oracle.referenceWeights },
      ] as const;
      expectFigures(bertScore(...weighted), oracle.weighted);
      expectFigures(bertScore(...weighted, oracle.baseline), oracle.rescaled);
    }
  });

  it('is 1 for the same text, whatever the lengths of its vectors, and turns with the sides', () => {
    const vector = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 });
    const text = fc.array(
      vector.filter((values) => values.some((value) => value !== 0)),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const scaled = a.map((values, i) => values.map((value) => value * 10 ** (300 * (i % 2))));
        const same = bertScore({ embeddings: a }, { embeddings: scaled });
        for (const figure of Object.values(same)) expect(figure).toBeCloseTo(1, 12);
        const [there, back] = [
          bertScore({ embeddings: a }, { embeddings: b }),
          bertScore({ embeddings: b }, { embeddings: a }),
        ];
        expect(there.precision).toBeCloseTo(back.recall!, 12);
        if (there.f1 !== null && back.f1 !== null) expect(there.f1).toBeCloseTo(back.f1, 9);
      }),
    );
  });

  it('is null without tokens, weight or direction', () => {
    const none = { precision: null, recall: null, f1: null };
    const one = { embeddings: [[1, 0]] };
    expect(bertScore({ embeddings: [] }, one)).toEqual(none);
    expect(bertScore({ embeddings: [[0, 0]] }, one)).toEqual(none);
    expect(bertScore({ ...one, weights: [0] }, one)).toEqual(none);
    expect(bertScore(one, { embeddings: [[0, 1]] })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('refuses what does not fit', () => {
    const one = { embeddings: [[1, 0]] };
    expect(() => bertScore(one, { embeddings: [[1]] })).toThrow(/Token 0 of the reference has 1 dimensions/);
    expect(() => bertScore({ ...one, weights: [] }, one)).toThrow(/1 tokens and 0 weights/);
    expect(() => bertScore({ ...one, weights: [-1] }, one)).toThrow(/-1/);
    expect(() => bertScore({ embeddings: [[Infinity, 0]] }, one)).toThrow(/finite/);
    expect(() => bertScore(one, one, { precision: 1, recall: 0, f1: 0 })).toThrow(/baseline/);
  });
});
