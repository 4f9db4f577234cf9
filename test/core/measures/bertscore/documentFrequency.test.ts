import { expect, it } from 'vitest';
import { inverseDocumentFrequency } from '#app/core/measures/bertscore/documentFrequency.ts';

it('is 0 for a token of every document, and largest for one of none', () => {
  const frequency = inverseDocumentFrequency([
    [1, 2, 2, 3],
    [1, 3],
    [1, 4],
  ]);
  expect([1, 2, 3, 4, 5].map(frequency)).toEqual([0, Math.log(2), Math.log(4 / 3), Math.log(2), Math.log(4)]);
  expect(inverseDocumentFrequency([])(7)).toBe(0);
});
