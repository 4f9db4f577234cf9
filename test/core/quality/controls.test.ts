import { describe, expect, it } from 'vitest';
import { controlRecords, isExcluded } from '#app/core/quality/controls.ts';
import { admissibleRange, highestAdmissible, type AdmissibleRange } from '#app/core/studies/admissible.ts';

/** What counts as noticed on five points. */
const onFive = (admissible?: Record<string, AdmissibleRange>) =>
  new Map(['fluency', 'style'].map((name) => [name, admissibleRange(name, 5, admissible)]));

describe('controls as attention checks', () => {
  it.each([
    [3, 2],
    [5, 3],
    [7, 4],
  ])('on %d points a spoiled output may get at most %d', (scale, highest) => {
    expect(highestAdmissible(scale)).toBe(highest);
  });

  it('counts what each rater saw and missed', () => {
    const records = controlRecords(
      [
        { rater: 'a', name: 'fluency', value: 3, times: 1 },
        { rater: 'a', name: 'fluency', value: 4, times: 2 },
        { rater: 'b', name: 'fluency', value: 1, times: 1 },
        { rater: 'c', name: 'nothing that is asked', value: 1, times: 1 },
      ],
      onFive(),
    );
    expect(records).toEqual(
      new Map([
        ['a', { seen: 3, failed: 2 }],
        ['b', { seen: 1, failed: 0 }],
      ]),
    );
  });

  it('takes a criterion’s own admissible range where it has one', () => {
    const ratings = [1, 2, 3, 4, 5].flatMap((value) =>
      ['fluency', 'style'].map((name) => ({ rater: name, name, value, times: 1 })),
    );
    const records = controlRecords(ratings, onFive({ style: { lowest: 2, highest: 4 } }));
    expect(records.get('fluency')).toEqual({ seen: 5, failed: 2 });
    expect(records.get('style')).toEqual({ seen: 5, failed: 2 });
    expect(controlRecords(ratings, onFive({ style: { lowest: 1, highest: 1 } })).get('style')!.failed).toBe(
      4,
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
