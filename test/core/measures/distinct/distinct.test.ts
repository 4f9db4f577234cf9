import { expect, it } from 'vitest';
import { distinctN } from '#app/core/measures/distinct/distinct.ts';

it('is the share of different n-grams over all texts together', () => {
  expect(distinctN(['a b a b', 'a b'])).toBe(2 / 4);
  expect(distinctN(['a b a b', 'a b'], { n: 1 })).toBe(2 / 6);
  expect(distinctN(['天天', '天'], { n: 1, tokenizer: 'zh' })).toBe(1 / 3);
});

it('is undefined where no text is long enough', () => {
  expect(distinctN(['a', ''])).toBeNull();
  expect(distinctN([])).toBeNull();
});
