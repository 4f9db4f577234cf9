import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from '#app/core/measures/classification/auc.ts';
import { classification } from '#app/core/measures/classification/classification.ts';
import { oracleOf } from '../../statistics/oracle.ts';
import { expectFigures } from '../oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface Case {
  truth: number[];
  predicted: number[];
  scores: number[][];
  beta: number;
}

describe('classification', () => {
  it('has the figures of scikit-learn', () => {
    const cases = oracleOf<Case[]>('models', 'classifications');
    expect(cases.length).toBeGreaterThan(5);
    for (const { truth, predicted, scores, beta, ...expected } of cases) {
      expectFigures(classification(truth, predicted, scores, { beta }), expected);
    }
  });

  it('has null for what divides by zero, and says so', () => {
    const never = classification(['a', 'b', 'b'], ['b', 'b', 'b']);
    expect(never.perClass.a).toEqual({ precision: null, recall: 0, f1: 0, fBeta: 0, support: 1 });
    expect(never.macro).toMatchObject({ precision: null, recall: 0.5 });
    expect(never.micro.precision).toBeCloseTo(2 / 3, 12);
    expect(never.reason).toEqual(note('class-figures-undefined'));
    expect(classification([], []).accuracy).toBeNull();
    expect(classification(['a'], ['a'], [[1]]).perClass.a!.auc).toBeNull();
  });

  it('reports the labels that are asked for', () => {
    const some = classification([1, 2, 3, 3], [1, 3, 3, 2], undefined, { labels: [3] });
    expect(Object.keys(some.perClass)).toEqual(['3']);
    expect(some.micro).toMatchObject({ precision: 0.5, recall: 0.5 });
    expect(some.accuracy).toBe(0.5);
    const strange = classification(['__proto__', 'x'], ['__proto__', 'x']);
    expect(Object.keys(strange.perClass)).toEqual(['__proto__', 'x']);
  });

  it('takes one score for each item where there are two classes', () => {
    const truth = ['no', 'yes', 'yes', 'no'];
    const one = classification(truth, truth, [0.1, 0.4, 0.35, 0.8]);
    expect(one.auc).toBeCloseTo(0.5, 12);
    expect(one.perClass.no!.auc).toBeCloseTo(0.5, 12);
  });

  it('refuses what does not fit', () => {
    expect(() => classification([1], [])).toThrow(/1 true labels and 0/);
    expect(() => classification([1], ['1'])).toThrow(/as a number and "1" as a text/);
    expect(() => classification([1], [1], undefined, { labels: [1, 1] })).toThrow(/twice/);
    expect(() => classification([1], [1], [])).toThrow(/0 items of 1/);
    expect(() => classification([1, 2], [1, 2], [[1], [2]])).toThrow(/scores\[0\]/);
    expect(() => classification([1], [1], undefined, { beta: 0 })).toThrow(/beta/);
  });
});

describe('the area under the curve', () => {
  it('is the share of pairs in the right order, and its complement for the opposite scores', () => {
    const item = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const ofClass = items.map(([is]) => is);
        const scores = items.map(([, score]) => score);
        const pairs = items.flatMap(([is, high]) =>
          is ? items.filter(([other]) => !other).map(([, low]) => (Math.sign(high - low) + 1) / 2) : [],
        );
        const area = auc(ofClass, scores);
        if (pairs.length === 0) {
          expect(area).toBeNull();
          return;
        }
        expect(area).toBeCloseTo(pairs.reduce((sum, share) => sum + share, 0) / pairs.length, 12);
        expect(
          auc(
            ofClass,
            scores.map((score) => -score),
          ),
        ).toBeCloseTo(1 - area!, 12);
      }),
    );
  });
});
