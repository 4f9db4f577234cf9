import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBatches } from '#app/inference/scoring/plan.ts';

test('every text is in one batch, of bounded size and texts of like length, longest first', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 50 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 16 }), (all, most) => {
      const batches = planBatches(all, () => most);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(most);
        const own = batch.map((index) => all[index]!);
        expect(Math.min(...own)).toBeGreaterThanOrEqual(0.85 * Math.max(...own));
      }
      const firsts = batches.map(([index]) => all[index!]!);
      expect(firsts).toEqual([...firsts].sort((a, b) => b - a));
    }),
  );
});
