import { describe, expect, it } from 'vitest';
import type { AgreementWeights } from '#app/core/agreement/categoryWeights.ts';
import { gwetAc, gwetAcOfRecords } from '#app/core/agreement/gwetAc.ts';
import { percentAgreement } from '#app/core/agreement/percentAgreement.ts';
import { readCases } from '#test/core/agreement/oracle.ts';
import { note } from '#app/core/shared/notes.ts';

type Matrix = (number | null)[][];
interface Expected {
  coefficient: number;
  percentAgreement: number;
  chanceAgreement: number;
  standardError: number;
  interval: [number, number];
}
interface Published {
  ratings: Matrix;
  expected: Record<
    AgreementWeights,
    { coefficient: number; pa: number; pe: number; se: number; ci95: [number, number] }
  >;
}
interface Random {
  ratings: Matrix;
  categories: number[] | null;
  expected: Record<AgreementWeights, Expected>;
}

const WEIGHTS: AgreementWeights[] = ['identity', 'ordinal', 'linear', 'quadratic'];
const [HANDBOOK] = readCases<Published>('published-gwet');

function expectEqual(actual: ReturnType<typeof gwetAc>, expected: Expected) {
  const pairs = [
    [actual.coefficient, expected.coefficient],
    [actual.percentAgreement, expected.percentAgreement],
    [actual.chanceAgreement, expected.chanceAgreement],
    [actual.standardError, expected.standardError],
    [actual.interval![0], expected.interval[0]],
    [actual.interval![1], expected.interval[1]],
  ];
  for (const [value, reference] of pairs) expect(Math.abs(value! - reference!)).toBeLessThan(1e-9);
}

describe('gwetAc', () => {
  it.each(WEIGHTS)("gives the values of Gwet's handbook with %s weights", (weights) => {
    const { coefficient, pa, pe, se, ci95 } = HANDBOOK!.expected[weights];
    expectEqual(gwetAc(HANDBOOK!.ratings, { weights }), {
      coefficient,
      percentAgreement: pa,
      chanceAgreement: pe,
      standardError: se,
      interval: ci95,
    });
  });

  it('equals irrCAC on random data, with missing ratings and unused categories', () => {
    for (const { ratings, categories, expected } of readCases<Random>('random-gwet')) {
      for (const weights of WEIGHTS) {
        const options = { weights, categories: categories ?? undefined };
        expectEqual(gwetAc(ratings, options), expected[weights]);
        const { agreement } = percentAgreement(ratings, options);
        expect(Math.abs(agreement! - expected[weights].percentAgreement)).toBeLessThan(1e-9);
      }
    }
  });

  it('takes texts where only equality counts, and refuses them where numbers are needed', () => {
    const texts = HANDBOOK!.ratings.map((row) => row.map((value) => (value === null ? null : `c${value}`)));
    expect(gwetAc(texts).coefficient).toBeCloseTo(gwetAc(HANDBOOK!.ratings).coefficient!, 12);
    expect(() => gwetAc(texts, { weights: 'linear' })).toThrow(/needs numbers/);
  });

  it('stays high where α breaks down: nearly all ratings in one category', () => {
    const first = [...new Array<number>(48).fill(5), 4, 5];
    const second = [...new Array<number>(48).fill(5), 5, 4];
    expect(gwetAc([first, second], { categories: [1, 2, 3, 4, 5] }).coefficient).toBeGreaterThan(0.9);
  });

  it('resamples clusters reproducibly, from records too', () => {
    const bootstrap = { samples: 200, seed: 5 };
    const clusters = HANDBOOK!.ratings[0]!.map((_, unit) => unit % 4);
    const fromMatrix = gwetAc(HANDBOOK!.ratings, { weights: 'ordinal', bootstrap, clusters });
    expect(fromMatrix.bootstrapInterval![0]).toBeLessThan(fromMatrix.coefficient!);
    expect(fromMatrix.bootstrapInterval![1]).toBeGreaterThan(fromMatrix.coefficient!);
    expect(gwetAc(HANDBOOK!.ratings, { weights: 'ordinal', bootstrap, clusters })).toEqual(fromMatrix);
    const records = HANDBOOK!.ratings[0]!.flatMap((_, unit) =>
      HANDBOOK!.ratings.flatMap((row, rater) =>
        row[unit] === null ? [] : [{ unit, rater, value: row[unit]!, cluster: unit % 4 }],
      ),
    );
    const fromRecords = gwetAcOfRecords(records, { weights: 'ordinal', bootstrap });
    expect(fromRecords.coefficient).toBeCloseTo(fromMatrix.coefficient!, 12);
    expect(fromRecords.bootstrapInterval![0]).toBeCloseTo(fromMatrix.bootstrapInterval![0], 12);
  });

  it('is undefined with a reason, and never NaN', () => {
    expect(
      gwetAc([
        [1, null],
        [null, 1],
      ]),
    ).toMatchObject({ coefficient: null, percentAgreement: null });
    expect(
      gwetAc([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ coefficient: null, percentAgreement: 1 });
    expect(
      gwetAc([
        [1, 1],
        [1, 1],
      ]).reason,
    ).toEqual(note('one-category-only'));
    expect(gwetAc([[1], [2]])).toMatchObject({ standardError: null, interval: null });
    expect(gwetAc([[1], [2]]).coefficient).not.toBeNull();
    expect(gwetAc([]).coefficient).toBeNull();
    expect(
      percentAgreement([
        [1, null],
        [null, 1],
      ]),
    ).toMatchObject({ agreement: null });
    expect(
      percentAgreement([
        [1, 1],
        [1, 1],
      ]).agreement,
    ).toBe(1);
  });

  it('refuses malformed data and options', () => {
    const refused = { name: 'AppError', code: 'invalid_input' };
    const data = [
      [1, 2],
      [2, 2],
    ];
    const attempts: (() => unknown)[] = [
      () => gwetAc([[1, 2], [1]]),
      () => gwetAc(data, { categories: [1, 3] }),
      () => gwetAc(data, { categories: [1, 2, 2] }),
      () => gwetAc(data, { weights: 'cubic' as AgreementWeights }),
      () => gwetAc(data, { confidence: 1 }),
      () => percentAgreement(data, { weights: 'none' as AgreementWeights }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(expect.objectContaining(refused));
  });
});
