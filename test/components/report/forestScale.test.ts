import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forestDomain, inLossUnits, rowPlaces, TICKS } from '#app/components/report/forest/forestScale.ts';
import type { EvidenceLine } from '#app/core/reports/report.ts';

const line = (lower: number, estimate: number, upper: number, accept = 0.3, limit = 0.5): EvidenceLine => ({
  kind: 'criterion',
  name: 'fluency',
  unit: 'points',
  estimate,
  lower,
  upper,
  accept,
  limit,
  level: 0.95,
  state: 'green',
  votes: true,
  n: { items: 1, raters: 1, judgments: 1 },
  baselineValue: null,
  candidateValue: null,
});

const margins = fc
  .tuple(fc.double({ min: 0.001, max: 10, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }))
  .map(([accept, more]) => ({ accept, limit: accept + more }));

describe('inLossUnits', () => {
  it('puts every row’s margins at the same places', () => {
    for (const [accept, limit] of [
      [0.3, 0.5],
      [2, 5],
      [0.01, 0.03],
    ] as const) {
      expect(inLossUnits(0, { accept, limit })).toBeCloseTo(TICKS.zero);
      expect(inLossUnits(-accept, { accept, limit })).toBeCloseTo(TICKS.accept);
      expect(inLossUnits(-limit, { accept, limit })).toBeCloseTo(TICKS.limit);
    }
  });

  it('leaves nothing between the margins where they are the same', () => {
    const same = { accept: 0.5, limit: 0.5 };
    expect(inLossUnits(-0.5, same)).toBe(TICKS.accept);
    expect(inLossUnits(-0.5001, same)).toBeLessThan(TICKS.limit);
  });

  it('never turns an order around', () => {
    const value = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(margins, value, value, (m, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(inLossUnits(small, m)).toBeLessThanOrEqual(inLossUnits(large, m));
      }),
    );
  });
});

describe('a row of the plot', () => {
  it('stands on the side of a margin on which its numbers are', () => {
    const row = line(-0.45, -0.2, 0.1);
    const domain = forestDomain([row]);
    const places = rowPlaces(row, domain)!;
    const accept = rowPlaces(line(-0.3, -0.3, -0.3), domain)!.estimate;
    const zero = rowPlaces(line(0, 0, 0), domain)!.estimate;
    expect(places.from).toBeLessThan(accept);
    expect(places.estimate).toBeGreaterThan(accept);
    expect(places.to).toBeGreaterThan(zero);
    expect(places.beyondLeft || places.beyondRight).toBe(false);
  });

  it('ends in an arrow where it goes beyond the picture', () => {
    const row = line(-9, -8, 0.1);
    const places = rowPlaces(row, forestDomain([row]))!;
    expect(places).toMatchObject({ from: 0, beyondLeft: true, beyondRight: false });
  });

  it('is empty without an interval', () => {
    expect(rowPlaces({ ...line(0, 0, 0), lower: null }, [-3, 1])).toBeNull();
  });
});
