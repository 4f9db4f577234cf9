import { describe, expect, it } from 'vitest';
import { fairSize, plentyFor, reservationSize } from '#app/core/tasks/reservation.ts';

describe('reservationSize', () => {
  it('begins with two blocks and grows with what was judged, up to the study’s sitting', () => {
    expect([0, 1, 2, 3, 5, 6, 100].map((judged) => reservationSize(judged, 12))).toEqual([
      2, 2, 4, 6, 10, 12, 12,
    ]);
    expect([0, 2].map((judged) => reservationSize(judged, 1))).toEqual([1, 1]);
  });
});

describe('fairSize', () => {
  it('leaves what is free for everybody at work, and gives two blocks at least', () => {
    expect(fairSize(12, { free: 3000, raters: 10 })).toBe(12);
    expect(fairSize(12, { free: 1200, raters: 100 })).toBe(6);
    expect(fairSize(12, { free: 3, raters: 100 })).toBe(2);
    expect(fairSize(1, { free: 3, raters: 100 })).toBe(1);
  });

  it('gives the whole size where there is plenty, and everybody less than that would be less', () => {
    for (const raters of [1, 7, 200]) {
      const plenty = plentyFor(12, raters);
      expect(fairSize(12, { free: plenty, raters })).toBe(12);
      expect(fairSize(12, { free: plenty - 2 * raters, raters })).toBe(11);
    }
  });
});
