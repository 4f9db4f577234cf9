import { expect, it } from 'vitest';
import { selfConsistency } from '#app/core/quality/selfConsistency.ts';

it('says for each rater how alike they answered twice', () => {
  const of = (rater: string, first: number | string, second: number | string, scale: number | null) => ({
    rater,
    first,
    second,
    scale,
  });
  const result = selfConsistency([
    of('a', 3, 3, 5),
    of('a', 1, 5, 5),
    of('a', 'tie', 'a', null),
    of('a', 'b', 'b', null),
    of('b', 'a', 'b', null),
  ]);
  expect(result.get('a')).toEqual({ answers: 4, same: 0.5, meanDifference: 0.5 });
  expect(result.get('b')).toEqual({ answers: 1, same: 0, meanDifference: null });
  expect(result.size).toBe(2);
});
