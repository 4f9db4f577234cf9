import { expect, it } from 'vitest';
import { lengthRatio } from '#app/core/measures/lengthRatio/lengthRatio.ts';

it('compares tokens with those of the closest reference', () => {
  expect(lengthRatio(['a b c', 'd'], [['a', 'a b'], ['d e f']])).toEqual({
    ratio: 4 / 5,
    scores: [3 / 2, 1 / 3],
    hypothesisLength: 4,
    referenceLength: 5,
  });
  expect(lengthRatio(['好的'], [['好']], { tokenizer: 'zh' }).ratio).toBe(2);
  expect(lengthRatio(['a'], [['']]).ratio).toBeNull();
  expect(() => lengthRatio([], [])).toThrow(/no hypotheses/);
});
