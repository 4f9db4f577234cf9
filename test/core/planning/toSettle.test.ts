import { describe, expect, it } from 'vitest';
import { toSettle } from '#app/core/planning/toSettle.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { simulated } from '#scripts/research/planning/worlds.ts';
import { USUAL, type World } from '#scripts/research/verdict/world.ts';

const all = (points: number) => ({
  losses: [Object.fromEntries(USUAL.criteria.map((key) => [key, points]))],
});

/** The verdict on a simulated study's candidate, and what would settle it. */
function advised(world: Partial<World>, seed: string) {
  const { study, tables } = simulated({ ...USUAL, strength: [1, 1], ...world }, seed);
  const { decided, lines } = judgeTables(study, tables).candidates[0]!;
  return { decision: decided.decision, advice: toSettle(study, tables, lines) };
}

describe('what would settle a hold', () => {
  it('is a larger study that decides in four of five cases, with how it decides', () => {
    const { decision, advice } = advised({ raters: 6, items: 60, gross: 6, ...all(0.1) }, 'small');
    expect(decision).toBe('hold');
    if (advice?.kind !== 'size') throw new Error(`A size was expected: ${JSON.stringify(advice)}`);
    expect(advice.items * advice.raters).toBeGreaterThan(6 * 60);
    expect(advice.settles).toBeGreaterThanOrEqual(0.8);
    expect(advice.ships + advice.doesNotShip).toBeCloseTo(advice.settles, 10);
    expect(advice.ships).toBeGreaterThan(advice.doesNotShip);
    // Baseline, candidate and controls, three times an item.
    expect(advice.judgments).toBeGreaterThan(6 * advice.items);
    expect(advice.hours).toBeGreaterThan(0);
  });

  it('is out of reach where the loss is what is accepted, and no part of the gate is to blame', () => {
    const { study, tables } = simulated({ ...USUAL, strength: [1, 1] }, 'margin');
    const near = { estimate: -0.3, lower: -0.31, upper: -0.29, level: 0.95 };
    const lines = [...USUAL.criteria, 'severe-losses'].map((name) => ({ ...near, name }));
    const advice = toSettle(study, tables, lines);
    expect(advice).toMatchObject({ kind: 'unreachable', hurdle: null, items: 3000, raters: 300 });
  });

  it('names the gate where raters see next to nothing', () => {
    const { decision, advice } = advised({ sight: 0.03 }, 'blind');
    expect(decision).toBe('hold');
    expect(advice?.kind).toBe('unreachable');
    expect(advice?.kind === 'unreachable' && advice.hurdle?.kind).toMatch(/^not-(seen|retained)$/);
  });

  it('is controls where nothing gates, and nothing where there is no interval', () => {
    const bare = simulated({ ...USUAL, raters: 4, items: 20 }, 'bare');
    const protocol = { ...bare.study.configuration.protocol, controls: { slight: 0, gross: 4 } };
    const without = { ...bare.study, configuration: { ...bare.study.configuration, protocol } };
    const judged = judgeTables(without, bare.tables).candidates[0]!;
    expect(toSettle(without, bare.tables, judged.lines)).toEqual({ kind: 'controls' });
    const { study, tables } = simulated({ ...USUAL, raters: 4, items: 24, gross: 0 }, 'one');
    const one = { ...tables, ratings: tables.ratings.filter(({ rater }) => rater === 'rater-1') };
    const { lines } = judgeTables(study, one).candidates[0]!;
    expect(toSettle(study, one, lines)).toBeNull();
  });

  it('is the same whenever it is asked', () => {
    const [first, second] = [1, 2].map(() => advised({ raters: 6, items: 60, gross: 6 }, 'again'));
    expect(first).toEqual(second);
  });
});
