import { describe, expect, it } from 'vitest';
import { requireOneKind, sortLabels } from '#app/core/shared/labels.ts';

describe('labels', () => {
  it('are sorted as numbers where they are all numbers, written as such or as texts', () => {
    expect(sortLabels([10, 9, -1])).toEqual([-1, 9, 10]);
    expect(sortLabels(['10', '9', ' 1e1 ', '-2.5'])).toEqual(['-2.5', '9', ' 1e1 ', '10']);
    expect(sortLabels(['10', '9', 'b'])).toEqual(['10', '9', 'b']);
  });

  it('may not be numbers here and texts there', () => {
    expect(() => requireOneKind([1, 2, '1'], 'rating')).toThrow(/The rating 1 .* "1" as a text/);
    expect(() => requireOneKind(['1', 'a'], 'rating')).not.toThrow();
  });
});
