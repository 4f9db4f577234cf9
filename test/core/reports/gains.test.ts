import { describe, expect, it } from 'vitest';
import type { EvidenceLine } from '#app/core/evidence/types.ts';
import { gainsOf, outsideResult } from '#app/core/reports/gains.ts';
import { stakesSchema } from '#app/core/studies/stakes.ts';

const line = (name: string, estimate: number | null, lower: number | null) =>
  ({ kind: 'criterion', name, unit: 'points', estimate, lower }) as EvidenceLine;

const BASE = { system: 'base', meanTokens: 100, tokensPerSecond: 50 };
const SMALL = {
  system: 'small',
  meanTokens: 80,
  tokensPerSecond: 200,
  lines: [line('fluency', 0.1, -0.05), line('relevance', -0.1, -0.2), line('style', null, null)],
};

describe('gainsOf', () => {
  it('reckons a machine’s hours at the measured speed, and tokens by their price', () => {
    const stakes = stakesSchema.parse({
      requestsPerMonth: 1_000_000,
      lostPoint: 2000,
      // An hour of 3.60 is 0.001 a second: 2 s and 0.4 s of it a request.
      prices: { base: { perHour: 3.6 }, small: { perHour: 3.6, perThousandTokens: 0.01 } },
    });
    const [gain] = gainsOf({ stakes, baseline: BASE, candidates: [SMALL], criteria: [{ scale: 5 }] });
    expect(gain!.cost.baseline).toBeCloseTo(2, 10);
    // 0.4 for the time, 0.8 for 80 tokens a request.
    expect(gain!.cost.candidate).toBeCloseTo(1.2, 10);
    expect(gain!.saved).toBeCloseTo(800, 6);
    expect(gain!.loss).toEqual({ criterion: 'relevance', estimate: 0.1, atMost: 0.2 });
    expect(gain!.lossCost).toEqual({ estimate: 200, atMost: 400 });
    expect(gain!.breakEven).toBeCloseTo(0.4, 10);
  });

  it('tells nothing that it doesn’t know', () => {
    const stakes = stakesSchema.parse({ requestsPerMonth: 10, prices: { base: { perHour: 1 }, small: {} } });
    const unknown = { ...SMALL, tokensPerSecond: null };
    const [gain] = gainsOf({
      stakes,
      baseline: BASE,
      candidates: [unknown],
      criteria: [{ scale: 5 }, { scale: 100 }],
    });
    expect(gain).toMatchObject({ saved: null, loss: null, lossCost: null, breakEven: null });
    const priced = stakesSchema.parse({ prices: { small: { perHour: 1 } } });
    const [slow] = gainsOf({ stakes: priced, baseline: BASE, candidates: [unknown], criteria: [] });
    expect(slow!.cost).toEqual({ baseline: null, candidate: null });
  });

  it('loses nothing where ratings rose, and never pays where it costs more', () => {
    const stakes = stakesSchema.parse({
      requestsPerMonth: 1000,
      lostPoint: 10,
      prices: { base: { perThousandTokens: 1 }, small: { perThousandTokens: 2 } },
    });
    const better = { ...SMALL, lines: [line('fluency', 0.5, 0.2)] };
    const [gain] = gainsOf({ stakes, baseline: BASE, candidates: [better], criteria: [{ scale: 5 }] });
    expect(gain).toMatchObject({ saved: -60, lossCost: { estimate: 0, atMost: 0 }, breakEven: null });
  });
});

describe('outsideResult', () => {
  it.each([
    [0.1, 0.3, 'higher', 'better'],
    [0.1, 0.3, 'lower', 'worse'],
    [-0.3, -0.1, 'higher', 'worse'],
    [-0.3, -0.1, 'lower', 'better'],
    [-0.1, 0.3, 'higher', 'undecided'],
    [0, 0.3, 'lower', 'undecided'],
  ] as const)('of %d to %d where %s is better: %s', (lowest, highest, direction, expected) => {
    expect(outsideResult({ lowest, highest, direction })).toBe(expected);
  });
});
