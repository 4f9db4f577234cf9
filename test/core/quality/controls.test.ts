import { describe, expect, it } from 'vitest';
import { controlRecords, highestAdmissible, isExcluded } from '#app/core/quality/controls.ts';

describe('controls as attention checks', () => {
  it.each([
    [3, 2],
    [5, 3],
    [7, 4],
  ])('on %d points a spoiled output may get at most %d', (scale, highest) => {
    expect(highestAdmissible(scale)).toBe(highest);
  });

  it('counts what each rater saw and missed', () => {
    const records = controlRecords([
      { rater: 'a', value: 3, scale: 5 },
      { rater: 'a', value: 4, scale: 5 },
      { rater: 'b', value: 1, scale: 5 },
    ]);
    expect(records).toEqual(
      new Map([
        ['a', { seen: 2, failed: 1 }],
        ['b', { seen: 1, failed: 0 }],
      ]),
    );
  });

  it.each([
    [5, 5, false],
    [6, 2, false],
    [6, 3, true],
    [9, 3, false],
    [9, 4, true],
  ])('of %d controls %d failed: excluded is %s', (seen, failed, excluded) => {
    expect(isExcluded({ seen, failed }, { minimumControls: 6, mostFailedShare: 1 / 3 })).toBe(excluded);
  });
});
