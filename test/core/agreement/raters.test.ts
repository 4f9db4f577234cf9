import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raterAgreement, raterAgreementOfRecords } from '#app/core/agreement/raterAgreement.ts';
import { selfConsistency } from '#app/core/agreement/selfConsistency.ts';

describe('how one rater stands to the others', () => {
  it('is averaged over the units that others rated too', () => {
    const [a, b, c] = raterAgreement([
      [1, 2, 3, 5, null],
      [1, 3, 3, null, null],
      [2, 3, null, null, 4],
    ]);
    expect(a).toEqual({ units: 3, agreement: (1 / 2 + 0 + 1) / 3, severity: (0.5 + 1 + 0) / 3 });
    expect(b!.agreement).toBeCloseTo((1 / 2 + 1 / 2 + 1) / 3, 12);
    expect(c).toEqual({ units: 2, agreement: 0.25, severity: (-1 - 0.5) / 2 });
  });

  it('is the same from records', () => {
    const ratings = [
      [1, 2, 3, 5, null],
      [1, 3, 3, null, null],
      [2, 3, null, null, 4],
    ];
    const records = ratings.flatMap((row, rater) =>
      row.flatMap((value, unit) => (value === null ? [] : [{ rater: `r${rater}`, unit, value }])),
    );
    expect([...raterAgreementOfRecords(records)]).toEqual(
      raterAgreement(ratings).map((figures, rater) => [`r${rater}`, figures]),
    );
    expect(() => raterAgreementOfRecords([...records, records[0]!])).toThrow(/a second time/);
  });

  it('is null alone, and without severity where ratings are texts', () => {
    expect(raterAgreement([[1, 2]])).toEqual([{ units: 0, agreement: null, severity: null }]);
    expect(raterAgreement([['x'], ['x']])[0]).toEqual({ units: 1, agreement: 1, severity: null });
    expect(raterAgreement([])).toEqual([]);
  });

  it('follows the raters when they change places', () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const rows = fc.array(fc.array(rating, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(rows, (ratings) => {
        expect(raterAgreement(ratings.toReversed()).map(({ agreement }) => agreement)).toEqual(
          raterAgreement(ratings)
            .map(({ agreement }) => agreement)
            .toReversed(),
        );
      }),
    );
  });
});

describe('how steady a rater is', () => {
  it('compares every pair of repeats', () => {
    const found = selfConsistency([
      ['u', 'r', 1],
      ['v', 'r', 4],
      ['u', 'r', 1],
      ['u', 'r', 3],
      ['v', 'r', 5],
      ['w', 'r', 2],
      ['u', 's', 2],
    ]);
    expect(found).toEqual([
      { rater: 'r', units: 2, agreement: (1 / 3 + 0) / 2, distance: expect.closeTo((4 / 3 + 1) / 2, 12) },
      { rater: 's', units: 0, agreement: null, distance: null },
    ]);
  });

  it('has no distance for texts, and refuses what is no rating', () => {
    expect(
      selfConsistency([
        [1, 1, 'a'],
        [1, 1, 'a'],
      ]),
    ).toEqual([{ rater: 1, units: 1, agreement: 1, distance: null }]);
    expect(() => selfConsistency([[1, 1, NaN]])).toThrow(/ratings\[0\]/);
  });
});
