import { describe, expect, it } from 'vitest';
import { marginRuleSchema, tightenedMargin } from '#app/core/studies/marginRule.ts';

const RULE = marginRuleSchema.parse({ after: 3, factor: 0.9 });
const MARGIN = { accept: 0.075, limit: 0.125 };

describe('the rule by which a series changes its margin', () => {
  it('tightens accept and limit alike after so many in a row, to decimal fractions', () => {
    expect(tightenedMargin(RULE, MARGIN, 2)).toBeNull();
    expect(tightenedMargin(RULE, MARGIN, 3)).toEqual({ accept: 0.0675, limit: 0.1125 });
    expect(tightenedMargin(RULE, MARGIN, 7)).toEqual({ accept: 0.0675, limit: 0.1125 });
  });

  it('stops at the least, and keeps the ratio there', () => {
    expect(tightenedMargin({ ...RULE, least: 0.07 }, MARGIN, 3)).toEqual({
      accept: 0.07,
      limit: 0.116666666667,
    });
    expect(tightenedMargin({ ...RULE, least: 0.075 }, MARGIN, 3)).toBeNull();
    expect(tightenedMargin({ ...RULE, least: 0.2 }, MARGIN, 3)).toBeNull();
  });

  it('never widens', () => {
    for (const factor of [1, 1.2, 0.4])
      expect(marginRuleSchema.safeParse({ ...RULE, factor }).success).toBe(false);
  });
});
