import { describe, expect, it } from 'vitest';
import { settlementOf } from '#app/core/evidence/settlement.ts';

const BASE = { estimate: 0, items: 60, raters: 6, byItem: 0, byRater: 0, bySingle: 0 };

describe('what would settle an inconclusive line', () => {
  it('is items where items differ most', () => {
    const settled = settlementOf({ ...BASE, byItem: 0.02, bySingle: 0.002 }, 0.3, 0.95);
    expect(settled).toMatchObject({ kind: 'items' });
    expect((settled as { items: number }).items).toBeGreaterThan(60);
  });

  it('is raters where raters differ most', () => {
    const settled = settlementOf({ ...BASE, byRater: 0.02, bySingle: 0.002 }, 0.3, 0.95);
    expect(settled).toMatchObject({ kind: 'raters' });
    expect((settled as { raters: number }).raters).toBeGreaterThan(6);
  });

  it('is both where neither alone suffices', () => {
    expect(settlementOf({ ...BASE, byItem: 0.025, byRater: 0.025 }, 0.3, 0.95)).toMatchObject({
      kind: 'both',
    });
  });

  it('is nothing where the estimate sits at the margin', () => {
    expect(settlementOf({ ...BASE, estimate: -0.299, byItem: 0.02, byRater: 0.02 }, 0.3, 0.95)).toEqual({
      kind: 'too-close',
    });
  });
});
