import { expect, it } from 'vitest';
import { meanOf, medianOf } from '#app/core/statistics/averages.ts';

it('are null of nothing', () => {
  expect([meanOf([]), medianOf([])]).toEqual([null, null]);
});

it('stand in the middle', () => {
  expect(meanOf([1, 2, 6])).toBe(3);
  expect(medianOf([6, 1, 2])).toBe(2);
  expect(medianOf([10, 9, 1, 2])).toBe(5.5);
});
