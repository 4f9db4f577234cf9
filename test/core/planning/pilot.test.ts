import { describe, expect, it } from 'vitest';
import { ASSUMED } from '#app/core/planning/components.ts';
import { pilotOf } from '#app/core/planning/pilot.ts';
import { planFor } from '#app/core/planning/planFor.ts';
import { shrunk } from '#app/core/planning/shrinking.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { simulateStudy, USUAL, type World } from '#scripts/research/verdict/world.ts';

function pilot(world: Partial<World>, seed: string) {
  const { study, ...tables } = VERDICT_DATA.parse(
    simulateStudy({ ...USUAL, strength: [1, 1], ...world }, seed),
  );
  return { study, tables };
}

describe('what a pilot tells', () => {
  it('is what raters and texts are like, where it is large', () => {
    const { study, tables } = pilot(
      { raters: 40, items: 400, slight: 100, kinds: ['likert', 'pairwise'] },
      'large',
    );
    const { components, controlLoss, assumed } = pilotOf(study, tables);
    expect(assumed).toEqual(['secondsPerTask']);
    // As `scripts/research/planning/components.ts` finds them in far larger studies.
    expect(components.itemBySystem).toBeCloseTo(0.32, 1);
    expect(components.residual).toBeCloseTo(0.71, 1);
    expect(components.raterBySystem).toBeCloseTo(0.14, 1);
    expect(components.item).toBeCloseTo(0.43, 1);
    expect(components.criteriaCorrelation).toBeCloseTo(0.44, 1);
    expect(components.preferenceSd).toBeCloseTo(0.84, 1);
    for (const [key, loss] of Object.entries(components.controlLoss)) {
      expect(Math.abs(loss - 1.2)).toBeLessThan(0.15);
      expect(controlLoss[key]!).toBeGreaterThan(loss);
      expect(controlLoss[key]!).toBeLessThan(loss + 0.25);
    }
  });

  it('is drawn towards what is assumed where it is small', () => {
    const spread = Array.from({ length: 30 }, (_, k) => {
      const { study, tables } = pilot({ raters: 3, items: 20 }, `small ${k}`);
      return pilotOf(study, tables).components.raterBySystem;
    });
    // Three raters alone would often say that raters do not differ, or far too much.
    expect(Math.min(...spread)).toBeGreaterThan(0.4 * ASSUMED.raterBySystem);
    expect(Math.max(...spread)).toBeLessThan(3 * ASSUMED.raterBySystem);
  });

  it('has a band, and plans with D as it was found', () => {
    const { study, tables } = pilot({ raters: 3, items: 20 }, 'band');
    const { plan, question, band } = planFor({
      study: { ...study, settings: { ...study.settings, gates: { theta: 0.4, controlLoss: {} } } },
      pilot: tables,
      options: { power: 0.8 },
    });
    expect(band).toBe('pilot');
    const [lower, upper] = plan.powerBand;
    expect(lower).toBeLessThan(plan.power);
    expect(upper).toBeGreaterThan(plan.power);
    for (const { gate } of question.lines) expect(gate!.d).toBeGreaterThan(gate!.loss);
  });

  it('names controls that nobody noticed, or everybody did, and times tasks without their pauses', () => {
    const { study, tables } = pilot({ raters: 3, items: 20, slight: 4 }, 'noticed');
    const controls = tables.outputs.filter(({ sourceSystem }) => sourceSystem !== null);
    const [missed, plain] = controls as [(typeof controls)[number], (typeof controls)[number]];
    const criterionOf = (system: string) => tables.systems.find((one) => one.system === system)!.criterion;
    const value = (row: (typeof tables.ratings)[number]) => {
      for (const [control, own, ofSource] of [
        [missed, 5, 1],
        [plain, 1, 5],
      ] as const) {
        if (row.item !== control.item || row.criterion !== criterionOf(control.system)) continue;
        if (row.system === control.system) return own;
        if (row.system === control.sourceSystem) return ofSource;
      }
      return row.value;
    };
    const ratings = tables.ratings
      .filter(
        ({ item, system }) => item !== plain.item || system === plain.system || system === plain.sourceSystem,
      )
      .map((row, index) => ({ ...row, value: value(row), activeMs: index === 7 ? 3_600_000 : 20_000 }));
    const found = pilotOf(study, { ...tables, ratings });
    expect(found.unnoticed).toContainEqual({ item: missed.item, system: missed.system });
    expect(found.obvious).toContainEqual({ item: plain.item, system: plain.system });
    expect(found.components.secondsPerTask).toBeGreaterThanOrEqual(20);
    expect(found.components.secondsPerTask).toBeLessThan(21.5);
  });

  it('says what it tells nothing of', () => {
    const { study, tables } = pilot({ raters: 1, items: 20, ratersPerItem: 1 }, 'alone');
    const { assumed, components, controlLoss } = pilotOf(study, tables);
    expect(assumed).toEqual(expect.arrayContaining(['raterBySystem', 'itemBySystem', 'secondsPerTask']));
    expect(components.raterBySystem).toBeCloseTo(ASSUMED.raterBySystem, 12);
    // The lead alone tells how controls are seen, though not how others see them.
    expect(Object.keys(controlLoss)).toHaveLength(3);
  });
});

describe('shrunk', () => {
  it('weighs an estimate and an assumption by how sure they are', () => {
    expect(shrunk(2, 0, 1).value).toBe(2);
    expect(shrunk(2, 1, 1).value).toBe(1.5);
    expect(shrunk(-3, 1, 1).value).toBe(0.05);
    expect(shrunk(1, 0, 1).sample(2)).toBe(1);
    expect(shrunk(1, 0.5, 1).sample(1)).toBeGreaterThan(1);
  });
});
