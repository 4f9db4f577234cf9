import fc from 'fast-check';
import { alpha as npmAlpha } from 'krippendorff';
import { describe, expect, it } from 'vitest';
import { alphaOfRecords, krippendorffAlpha } from '#app/core/agreement/krippendorffAlpha.ts';
import type { AlphaLevel } from '#app/core/agreement/disagreement.ts';
import { readCases } from '#test/core/agreement/oracle.ts';
import { note } from '#app/core/shared/notes.ts';

type Matrix = (number | null)[][];
type ByLevel<T> = Record<AlphaLevel, T>;
interface Published {
  name: string;
  ratings: Matrix;
  published: Partial<ByLevel<number>>;
  expected: ByLevel<number>;
}
interface Random {
  ratings: Matrix;
  expected: ByLevel<number | null>;
  unitIndices?: number[][];
  resampled?: ByLevel<(number | null)[]>;
}

const LEVELS: AlphaLevel[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const EXAMPLE: Matrix = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

function expectNear(actual: number | null | undefined, expected: number | null) {
  if (expected === null) expect(actual).toBeNull();
  else expect(Math.abs(actual! - expected)).toBeLessThan(1e-9);
}

/** Two to four raters, one to ten units, four values, many missing. */
const matrices = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 10 }))
  .chain(([raters, units]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }), {
        minLength: units,
        maxLength: units,
      }),
      { minLength: raters, maxLength: raters },
    ),
  );

describe('krippendorffAlpha', () => {
  it('is the same whether values are few or many', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom(...LEVELS), (ratings, level) => {
        // Units with a single rating count for nothing but widen the range of values.
        const others = [10, 11, 12, 13, 14, 15, 16, 17, 18];
        const wide = ratings.map((row, rater) => [
          ...row,
          ...others.map((value) => (rater === 0 ? value : null)),
        ]);
        const options = { level, bootstrap: { samples: 5, seed: 0 } };
        const few = krippendorffAlpha(ratings, options);
        const many = krippendorffAlpha(wide, { level });
        expectNear(many.alpha, few.alpha);
        const unitIndices = [ratings[0]!.map((_, unit) => Math.floor(unit / 2))];
        const [again] = krippendorffAlpha(ratings, { level, unitIndices }).resampled!;
        expectNear(krippendorffAlpha(wide, { level, unitIndices }).resampled![0], again!);
      }),
    );
  });

  it.each(readCases<Published>('published-alpha'))('gives the published values: $name', (each) => {
    for (const level of LEVELS) {
      const { alpha } = krippendorffAlpha(each.ratings, { level });
      expectNear(alpha, each.expected[level]);
      const published = each.published[level];
      if (published !== undefined) expect(Math.abs(alpha! - published)).toBeLessThan(1e-3);
    }
  });

  it('equals fast-krippendorff on random data, and on given resamples', () => {
    for (const { ratings, expected, unitIndices, resampled } of readCases<Random>('random-alpha')) {
      for (const level of LEVELS) {
        const result = krippendorffAlpha(ratings, { level, unitIndices });
        expectNear(result.alpha, expected[level]);
        resampled?.[level].forEach((alpha, k) => expectNear(result.resampled![k], alpha));
      }
    }
  });

  it('equals the npm package krippendorff, which goes by the coincidence matrix', () => {
    const sparse = EXAMPLE.map((row) => row.map((value) => value ?? undefined));
    expectNear(krippendorffAlpha(EXAMPLE).alpha, npmAlpha(sparse));
    expectNear(
      krippendorffAlpha(EXAMPLE, { level: 'interval' }).alpha,
      npmAlpha(sparse, (a: number, b: number) => (a - b) ** 2),
    );
  });

  it('reports D_o and D_e and what they rest on', () => {
    const result = krippendorffAlpha(EXAMPLE, { level: 'nominal' });
    expect(result).toMatchObject({ units: 11, pairableValues: 40 });
    expectNear(1 - result.observedDisagreement! / result.expectedDisagreement!, result.alpha);
    // Gwet's handbook has pₐ = 0.805 = 0.8 (1 − 1/40) + 1/40 and pₑ = 0.24, over all 40² pairs.
    expectNear(result.observedDisagreement, 0.2);
    expectNear(result.expectedDisagreement, (0.76 * 40) / 39);
  });

  it('stays the same when raters or units change places', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom(...LEVELS), (matrix, level) => {
        const { alpha } = krippendorffAlpha(matrix, { level });
        expectNear(krippendorffAlpha(matrix.toReversed(), { level }).alpha, alpha);
        const mirrored = matrix.map((row) => row.toReversed());
        expectNear(krippendorffAlpha(mirrored, { level }).alpha, alpha);
      }),
    );
  });

  it('depends on equality only when nominal, on order only when ordinal, on distances when interval', () => {
    const apply = (matrix: Matrix, f: (v: number) => number) =>
      matrix.map((row) => row.map((value) => (value === null ? null : f(value))));
    fc.assert(
      fc.property(matrices, (matrix) => {
        const alphaOf = (data: Matrix, level: AlphaLevel) => krippendorffAlpha(data, { level }).alpha;
        const shuffled = apply(matrix, (v) => [3, 1, 4, 2][v - 1]!);
        expectNear(alphaOf(shuffled, 'nominal'), alphaOf(matrix, 'nominal'));
        expectNear(
          alphaOf(
            apply(matrix, (v) => v ** 3),
            'ordinal',
          ),
          alphaOf(matrix, 'ordinal'),
        );
        expectNear(
          alphaOf(
            apply(matrix, (v) => 1e6 - 3 * v),
            'interval',
          ),
          alphaOf(matrix, 'interval'),
        );
        expectNear(
          alphaOf(
            apply(matrix, (v) => 7 * v),
            'ratio',
          ),
          alphaOf(matrix, 'ratio'),
        );
      }),
    );
  });

  it('takes no notice of units with fewer than two ratings', () => {
    const wider = EXAMPLE.map((row, rater) => [...row, null, rater === 2 ? 4 : null]);
    for (const level of LEVELS) {
      expectNear(krippendorffAlpha(wider, { level }).alpha, krippendorffAlpha(EXAMPLE, { level }).alpha);
    }
  });

  it('is undefined, with a reason, without pairs, without variation, and beyond numbers', () => {
    expect(
      krippendorffAlpha([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ alpha: null, observedDisagreement: null, units: 0 });
    expect(
      krippendorffAlpha([
        [3, 3],
        [3, null],
      ]),
    ).toMatchObject({ alpha: null, expectedDisagreement: 0 });
    expect(
      krippendorffAlpha(
        [
          [-1, 2],
          [1, 2],
        ],
        { level: 'ratio' },
      ).alpha,
    ).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [1e200, -1e200],
          [1, 2],
        ],
        { level: 'interval' },
      ).alpha,
    ).toBeNull();
    expect(krippendorffAlpha([]).alpha).toBeNull();
    expect(krippendorffAlpha([[], []], { bootstrap: { samples: 5, seed: 1 } })).toMatchObject({
      alpha: null,
      interval: null,
    });
    expect(
      krippendorffAlpha([
        [3, 3],
        [3, null],
      ]).reason,
    ).toEqual(note('pairable-ratings-the-same'));
  });

  it('refuses malformed data and options', () => {
    const refused = { name: 'AppError', code: 'invalid_input' };
    const attempts: (() => unknown)[] = [
      () => krippendorffAlpha([[1, 2], [1]]),
      () => krippendorffAlpha([[1, Number.NaN]]),
      () =>
        krippendorffAlpha(
          [
            ['a', 'b'],
            ['a', 'a'],
          ],
          { level: 'ordinal' },
        ),
      () => krippendorffAlpha([[1], [1]], { level: 'cardinal' as AlphaLevel }),
      () => krippendorffAlpha([[1], [1]], { unitIndices: [[1]] }),
      () =>
        krippendorffAlpha(
          [
            [1, 2],
            [1, 1],
          ],
          { bootstrap: { samples: 0, seed: 1 } },
        ),
      () =>
        krippendorffAlpha(
          [
            [1, 2],
            [1, 1],
          ],
          { bootstrap: { samples: 5, seed: 1, confidence: 95 } },
        ),
      () =>
        krippendorffAlpha(
          [
            [1, 2],
            [1, 1],
          ],
          { bootstrap: { samples: 5, seed: 1 }, clusters: ['a'] },
        ),
      () =>
        alphaOfRecords([
          { unit: 1, rater: 'r', value: 1 },
          { unit: 1, rater: 'r', value: 2 },
        ]),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(expect.objectContaining(refused));
  });
});

describe('resampling', () => {
  const level = 'ordinal';

  it('draws the same interval from the same seed, and it holds α', () => {
    const bootstrap = { samples: 400, seed: 0, confidence: 0.9 };
    const first = krippendorffAlpha(EXAMPLE, { level, bootstrap });
    expect(krippendorffAlpha(EXAMPLE, { level, bootstrap }).interval).toEqual(first.interval);
    expect(krippendorffAlpha(EXAMPLE, { level, bootstrap: { ...bootstrap, seed: 1 } }).interval).not.toEqual(
      first.interval,
    );
    expect(first.interval![0]).toBeLessThan(first.alpha!);
    expect(first.interval![1]).toBeGreaterThan(first.alpha!);
    expect(first.definedSamples).toBe(400);
  });

  it('takes percentiles of the resamples that are defined', () => {
    const ratings = [
      [1, 2, 1, 2],
      [1, 2, 2, 1],
    ];
    const unitIndices = [
      [0, 1, 2, 3],
      [0, 0, 0, 0],
      [0, 1, 0, 1],
      [2, 3, 2, 3],
    ];
    const result = krippendorffAlpha(ratings, { unitIndices });
    expect(result.resampled![1]).toBeNull();
    const defined = [result.resampled![3]!, result.resampled![0]!, result.resampled![2]!];
    expect(defined).toEqual([...defined].sort((a, b) => a - b));
    expectNear(result.interval![0], defined[0]! + 0.05 * (defined[1]! - defined[0]!));
    expectNear(result.interval![1], defined[2]! - 0.05 * (defined[2]! - defined[1]!));
    expect(result.definedSamples).toBe(3);
  });

  it('draws whole clusters: copies of a unit in its cluster do not narrow the interval', () => {
    const copies = 6;
    const wide = EXAMPLE.map((row) => row.flatMap((value) => new Array<number | null>(copies).fill(value)));
    const clusters = Array.from({ length: 12 * copies }, (_, u) => `item ${Math.floor(u / copies)}`);
    const bootstrap = { samples: 500, seed: 'clusters' };
    const width = (interval: [number, number] | null | undefined) => interval![1] - interval![0];
    const single = width(krippendorffAlpha(EXAMPLE, { level, bootstrap }).interval);
    expect(width(krippendorffAlpha(wide, { level, bootstrap, clusters }).interval)).toBeGreaterThan(
      0.85 * single,
    );
    expect(width(krippendorffAlpha(wide, { level, bootstrap }).interval)).toBeLessThan(0.6 * single);
  });

  it('gives the same for records, clusters and all', () => {
    const records = EXAMPLE.flatMap((row, rater) =>
      row.flatMap((value, unit) =>
        value === null ? [] : [{ unit: `u${unit}`, rater: `r${rater}`, value, cluster: unit % 4 }],
      ),
    );
    const options = { level: 'ordinal', bootstrap: { samples: 50, seed: 3 } } as const;
    const { interval, ...rest } = alphaOfRecords(records, options);
    const matrix = krippendorffAlpha(EXAMPLE, { level });
    expect(rest).toMatchObject({ units: matrix.units, pairableValues: matrix.pairableValues });
    expectNear(rest.alpha, matrix.alpha);
    expect(interval).not.toBeNull();
  });
});
