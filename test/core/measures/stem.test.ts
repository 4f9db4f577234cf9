import { expect, it } from 'vitest';
import { stem } from '#app/core/measures/stem.ts';
import { oracle } from './oracle.ts';

it('stems as nltk, at any length', () => {
  const wrong = oracle<[string, string]>('stems').filter(([word, expected]) => stem(word) !== expected);
  expect(wrong.map(([word, expected]) => ({ word, expected, ours: stem(word) }))).toEqual([]);
});
