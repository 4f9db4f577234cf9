import { describe, expect, it } from 'vitest';
import { ASSUMED, type Components } from '#app/core/planning/components.ts';
import { adoptedPilot, pilotOfRecord, pilotRanges, UNCERTAIN } from '#app/core/planning/pilotRecord.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { adoptedPilotSchema } from '#app/core/studies/adoptedPilot.ts';
import { quantileOf } from './quantileOf.ts';

const components: Components = { ...ASSUMED, controlLoss: { fluency: 1.1 } };
const random = createRandom('samples');
const pilot = {
  components,
  controlLoss: { fluency: 1.4 },
  samples: Array.from({ length: 60 }, (): Components => ({
    ...components,
    residual: 0.72 + 0.05 * random.normal(),
    controlLoss: { fluency: 1.1 + 0.2 * random.normal() },
  })),
  assumed: ['preferenceSd'] as const,
  unnoticed: [],
  obvious: [],
};
const FACTS = {
  study: 'summer-pilot',
  closedAt: '2026-03-01T10:00:00.000Z',
  items: 20,
  raters: 3,
  judgments: 400,
};

describe('a pilot that a study adopts', () => {
  it('is kept in a form that a configuration may have, and that survives JSON', () => {
    const record = adoptedPilot(pilot, FACTS);
    expect(adoptedPilotSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(record).toMatchObject({
      ...FACTS,
      components,
      controlLoss: { fluency: 1.4 },
      assumed: ['preferenceSd'],
    });
  });

  it('tells within what its components lie, nine times in ten', () => {
    const { residual, itemBySystem, controlLoss } = pilotRanges(pilot);
    expect(itemBySystem).toEqual([ASSUMED.itemBySystem, ASSUMED.itemBySystem]);
    const inside = pilot.samples.filter((one) => one.residual >= residual[0] && one.residual <= residual[1]);
    expect(inside.length / 60).toBeCloseTo(0.9, 1);
    expect(controlLoss.fluency![0]).toBeLessThan(1.1);
    expect(controlLoss.fluency![1]).toBeGreaterThan(1.1);
  });

  it('tells a plan the same as its tables, with samples that spread alike', () => {
    const told = pilotOfRecord(adoptedPilot(pilot, FACTS));
    expect(told).toMatchObject({ components, controlLoss: pilot.controlLoss, assumed: pilot.assumed });
    expect(told.samples).toHaveLength(60);
    for (const share of [0.1, 0.9]) {
      const of = (samples: readonly Components[]) =>
        quantileOf(
          samples.map(({ residual }) => residual),
          share,
        );
      expect(of(told.samples)).toBeCloseTo(of(pilot.samples), 1);
    }
    for (const sample of told.samples) {
      for (const name of UNCERTAIN) expect(sample[name]).toBeGreaterThanOrEqual(0);
      expect(sample.controlLoss.fluency).toBeGreaterThan(0);
    }
    expect(pilotOfRecord(adoptedPilot(pilot, FACTS))).toEqual(told);
  });
});
