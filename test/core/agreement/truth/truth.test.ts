import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dawidSkene } from '#app/core/agreement/truth/dawidSkene.ts';
import type { TruthJudgment } from '#app/core/agreement/truth/judgments.ts';
import { mace } from '#app/core/agreement/truth/mace.ts';
import { oracleOf } from '../../statistics/oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface Published {
  rows: TruthJudgment[];
  items: number[];
  workers: number[];
  classes: number[];
  expected: {
    em_loglik: number;
    prior: number[];
    posterior: number[][];
    'confusion[worker][true][said]': number[][][];
    labels: number[];
  };
}

type Table = Record<string, Record<string, number>>;

interface Generated {
  judgments: TruthJudgment[];
  iterations: Record<
    string,
    {
      logLikelihood: number;
      posteriors: Table;
      raterConfusion: Record<string, Record<string, Table[string] | null>>;
    }
  >;
  mace: Table;
}

const generated = oracleOf<Generated[]>('models', 'truths');

function expectTable(actual: Table, expected: Table, allowed: number): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [key, row] of Object.entries(expected)) {
    for (const [category, p] of Object.entries(row)) {
      expect(Math.abs(actual[key]![category]! - p), `${key} ${category}`).toBeLessThanOrEqual(allowed);
    }
  }
}

describe('Dawid and Skene', () => {
  it('find the truth of the anaesthetists', () => {
    const [{ rows, items, workers, classes, expected }] = oracleOf<[Published]>('published-truth', 'cases');
    const found = dawidSkene(rows, { iterations: 5000, tolerance: 1e-13 });
    expect(found.logLikelihood).toBeCloseTo(expected.em_loglik, 7);
    items.forEach((item, i) => {
      expect(found.labels[item]).toBe(expected.labels[i]);
      classes.forEach((category, c) =>
        expect(Math.abs(found.posteriors[item]![category]! - expected.posterior[i]![c]!)).toBeLessThan(1e-7),
      );
    });
    classes.forEach((category, c) => {
      expect(found.categoryShares[category]).toBeCloseTo(expected.prior[c]!, 7);
      workers.forEach((worker, w) =>
        classes.forEach((given, g) =>
          expect(found.raterConfusion[worker]![category]![given]).toBeCloseTo(
            expected['confusion[worker][true][said]'][w]![c]![g]!,
            7,
          ),
        ),
      );
    });
  });

  it('make every iteration where the tolerance is 0, and each as by the formulas', () => {
    for (const { judgments, iterations } of generated) {
      for (const [count, expected] of Object.entries(iterations)) {
        const found = dawidSkene(judgments, { iterations: Number(count), tolerance: 0 });
        expect(found.iterations).toBe(Number(count));
        expect(found.logLikelihood).toBeCloseTo(expected.logLikelihood, 9);
        expectTable(found.posteriors, expected.posteriors, 1e-9);
        for (const [rater, rows] of Object.entries(expected.raterConfusion)) {
          for (const [category, row] of Object.entries(rows)) {
            const given = found.raterConfusion[rater]![category]!;
            if (row === null) expect(Object.values(given).every((p) => p === null)).toBe(true);
            else expectTable({ row: given as Table[string] }, { row }, 1e-9);
          }
        }
      }
    }
  });

  it('do not depend on names or on the order of the judgments', () => {
    const judgment = fc.tuple(fc.nat(4), fc.nat(3), fc.nat(2));
    fc.assert(
      fc.property(fc.array(judgment, { minLength: 3, maxLength: 40 }), (rows) => {
        const found = dawidSkene(rows, { iterations: 20 });
        const renamed = rows.toReversed().map(([item, rater, c]) => [item, rater, `k${9 - c}`] as const);
        const other = dawidSkene(renamed, { iterations: 20 });
        for (const [item, row] of Object.entries(found.posteriors)) {
          expect(Object.values(row).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
          for (const [c, p] of Object.entries(row)) {
            expect(other.posteriors[item]![`k${9 - Number(c)}`]).toBeCloseTo(p, 7);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('say what is not known of a rater', () => {
    const found = dawidSkene([
      [1, 'a', 'x'],
      [2, 'b', 'y'],
    ]);
    expect(found.raterConfusion.a).toEqual({ x: { x: 1, y: 0 }, y: { x: null, y: null } });
    expect(found.reason).toEqual(note('rater-saw-none-of-a-category'));
    const one = dawidSkene([['__proto__', 'constructor', 1]]);
    expect(Object.entries(one.labels)).toEqual([['__proto__', 1]]);
  });

  it('hold many judgments of one item without running out of float64', () => {
    const rows = Array.from({ length: 4000 }, (_, r): TruthJudgment => ['i', r % 7, r % 3]);
    const found = dawidSkene([...rows, ['j', 1, 1]]);
    expect(Number.isFinite(found.logLikelihood)).toBe(true);
  });

  it('refuse what is ambiguous or empty', () => {
    expect(() => dawidSkene([])).toThrow(/empty/);
    expect(() =>
      dawidSkene([
        [1, 'a', 'x'],
        ['1', 'a', 'x'],
      ]),
    ).toThrow(/judgments\[1\]: the item 1 is there as a number and as a text/);
    expect(() => dawidSkene([[1, 1, 1]], { iterations: 0 })).toThrow(/one iteration/);
    expect(() => dawidSkene([[1, 1, 1]], { tolerance: -1 })).toThrow(/tolerance/);
  });
});

describe('MACE', () => {
  it('comes to rest where crowd-kit does', () => {
    for (const { judgments, mace: expected } of generated) {
      const { posteriors, labels } = mace(judgments, { iterations: 1500, restarts: 1 });
      expectTable(posteriors, expected, 2e-4);
      for (const [item, row] of Object.entries(posteriors)) {
        expect(row[labels[item]!]).toBe(Math.max(...Object.values(row)));
      }
    }
  });

  it('tells a rater who guesses from those who know', () => {
    const judgments = Array.from({ length: 60 }, (_, i) => {
      const truth = ['a', 'b', 'c'][i % 3]!;
      const rows: TruthJudgment[] = [
        [i, 'one', truth],
        [i, 'two', i % 10 === 0 ? 'a' : truth],
        [i, 'three', truth],
        [i, 'guess', ['a', 'b', 'c'][(i * 7 + Math.floor(i / 3)) % 3]!],
      ];
      return rows;
    }).flat();
    const { competence, labels } = mace(judgments, { seed: 3 });
    expect(competence.one).toBeGreaterThan(0.9);
    expect(competence.guess).toBeLessThan(0.3);
    expect(Object.entries(labels).every(([i, label]) => label === ['a', 'b', 'c'][Number(i) % 3])).toBe(true);
    expect(mace(judgments, { seed: 3 })).toEqual(mace(judgments, { seed: 3 }));
  });

  it('refuses no iterations and no starts', () => {
    expect(() => mace([[1, 1, 1]], { iterations: 0 })).toThrow(/one iteration/);
    expect(() => mace([[1, 1, 1]], { restarts: 0 })).toThrow(/one start/);
    expect(() => mace([])).toThrow(/empty/);
    expect(mace([[1, 1, 1]]).labels).toEqual({ 1: 1 });
  });
});
