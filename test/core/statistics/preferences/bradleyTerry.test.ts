import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bradleyTerry, PREFERENCE_MODELS } from '#app/core/statistics/preferences/bradleyTerry.ts';
import { oracleOf } from '../oracle.ts';
import { note } from '#app/core/shared/notes.ts';

interface Published {
  wins: number[][];
  expected: { bt: { log_strength_sum0: number[]; se_sum0: number[] } };
}

interface Fitted {
  exists: boolean;
  logStrengths?: number[];
  standardErrors?: number[];
  tieParameter?: number;
}

type Random = { wins: number[][]; ties: number[][] } & Record<'bradley-terry' | 'davidson', Fitted>;

function expectClose(actual: readonly number[] | null, expected: readonly number[], place: unknown): void {
  expect(actual, JSON.stringify(place)).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    const allowed = 1e-7 * Math.max(1, Math.abs(value));
    expect(Math.abs(actual![i]! - value), JSON.stringify(place)).toBeLessThanOrEqual(allowed);
  });
}

describe('strengths from comparisons', () => {
  it('are those of the baseball season in Agresti', () => {
    for (const { wins, expected } of oracleOf<Published[]>('published-bt', 'cases')) {
      const { logStrengths, standardErrors, intervals } = bradleyTerry(wins);
      expectClose(logStrengths, expected.bt.log_strength_sum0, 'strengths');
      expectClose(standardErrors, expected.bt.se_sum0, 'errors');
      const reach = 1.959963984540054 * expected.bt.se_sum0[0]!;
      expect(intervals![0]![1] - logStrengths![0]!).toBeCloseTo(reach, 9);
    }
  });

  it.each(PREFERENCE_MODELS)(
    '%s is the generalized linear model, and exists where a linear program says so',
    (model) => {
      const cases = oracleOf<Random[]>('models', 'preferences');
      const kinds = new Set<string>();
      for (const { wins, ties, [model]: expected } of cases) {
        const place = { wins, ties };
        const found = bradleyTerry(wins, ties, { model });
        expect(found.exists, JSON.stringify(place)).toBe(expected.exists);
        kinds.add(`${expected.exists} ${found.tieParameter === 0}`);
        if (!expected.exists) {
          expect(found).toMatchObject({
            logStrengths: null,
            intervals: null,
            reason: { kind: expect.any(String) },
          });
          continue;
        }
        expectClose(found.logStrengths, expected.logStrengths!, place);
        expectClose(found.standardErrors, expected.standardErrors!, place);
        if (expected.tieParameter !== undefined) {
          expectClose([found.tieParameter!], [expected.tieParameter], place);
          expect(found.tieInterval![0]).toBeLessThan(found.tieParameter!);
          expect(found.tieInterval![1]).toBeGreaterThan(found.tieParameter!);
        }
      }
      expect(kinds.size).toBe(model === 'davidson' ? 3 : 2);
    },
  );

  it('say why there are none', () => {
    const [never, always] = [
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 4],
        [4, 0],
      ],
    ];
    expect(bradleyTerry(never, always, { model: 'davidson' }).reason).toEqual(note('ties-without-limit'));
    expect(bradleyTerry(never, always).logStrengths).toEqual([0, 0]);
    expect(bradleyTerry(never).reason).toEqual(note('systems-not-connected', { systems: '0' }));
    const apart = [
      [0, 2, 1],
      [1, 0, 5],
      [0, 0, 0],
    ];
    expect(bradleyTerry(apart).reason).toEqual(note('systems-not-connected', { systems: '2' }));
    expect(bradleyTerry(always, never, { model: 'davidson' })).toMatchObject({
      tieParameter: 0,
      tieInterval: null,
    });
    expect(bradleyTerry([[0]])).toMatchObject({ exists: true, logStrengths: [0] });
  });

  it('are exact for two systems, however unlike they are', () => {
    for (const many of [1, 50, 1e9, 1e15]) {
      const { logStrengths } = bradleyTerry([
        [0, many],
        [1, 0],
      ]);
      expect(logStrengths![0]! - logStrengths![1]!).toBeCloseTo(Math.log(many), 9);
    }
    const beyond = bradleyTerry([
      [0, 1e308],
      [1, 0],
    ]);
    expect(beyond).toMatchObject({ exists: true, logStrengths: null, reason: { kind: expect.any(String) } });
  });

  it('do not depend on the order of the systems, nor on the unit of the counts', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 2, max: 5 }), (numbers, tied, factor) => {
        const square = (cell: (i: number, j: number) => number) =>
          [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 0 : cell(i, j))));
        const wins = square((i, j) => numbers[3 * i + j]!);
        const ties = square((i, j) => tied[i + j]!);
        const { logStrengths, tieParameter, standardErrors } = bradleyTerry(wins, ties, {
          model: 'davidson',
        });
        const turned = (table: number[][]) => square((i, j) => factor * table[2 - i]![2 - j]!);
        const other = bradleyTerry(turned(wins), turned(ties), { model: 'davidson' });
        expectClose(other.logStrengths, logStrengths!.toReversed(), { wins, ties });
        expectClose([other.tieParameter!], [tieParameter!], { wins, ties });
        expectClose(
          other.standardErrors,
          standardErrors!.toReversed().map((error) => error / Math.sqrt(factor)),
          { wins, ties },
        );
      }),
      { numRuns: 50 },
    );
  });

  it('refuse tables that are no counts of comparisons', () => {
    const good = [
      [0, 1],
      [2, 0],
    ];
    expect(() => bradleyTerry([])).toThrow(/empty/);
    expect(() => bradleyTerry([[0, 1]])).toThrow(/wins\[0\] has 2 entries for 1/);
    expect(() => bradleyTerry([[1]])).toThrow(/itself/);
    expect(() =>
      bradleyTerry([
        [0, -1],
        [2, 0],
      ]),
    ).toThrow(/wins\[0\]\[1\] is -1/);
    expect(() =>
      bradleyTerry(good, [
        [0, 1],
        [2, 0],
      ]),
    ).toThrow(/symmetric/);
    expect(() => bradleyTerry(good, [[0]])).toThrow(/ties has 1 rows/);
    expect(() => bradleyTerry(good, good, { confidence: 1 })).toThrow(/confidence/);
  });
});
