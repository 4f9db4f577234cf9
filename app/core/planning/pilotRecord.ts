import { createRandom } from '../shared/random.ts';
import type { AdoptedPilot } from '../studies/adoptedPilot.ts';
import { normalQuantile } from '../statistics/distributions.ts';
import type { Components } from './components.ts';
import type { Pilot } from './pilot.ts';

/** The components that a pilot leaves uncertain, beside what controls cost. */
export const UNCERTAIN = [
  'itemBySystem',
  'raterBySystem',
  'residual',
  'controlSd',
  'raterByControl',
] as const satisfies readonly (keyof Components)[];

type Range = [lower: number, upper: number];

/** Within what a pilot's components lie, nine times in ten; see `Pilot.samples`. */
export function pilotRanges({
  components,
  samples,
}: Pick<Pilot, 'components' | 'samples'>): AdoptedPilot['ranges'] {
  const rangeOf = (of: (sample: Components) => number): Range => {
    const sorted = samples.map(of).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
    return [at(0.05), at(0.95)];
  };
  const lines = Object.keys(components.controlLoss);
  return {
    itemBySystem: rangeOf((one) => one.itemBySystem),
    raterBySystem: rangeOf((one) => one.raterBySystem),
    residual: rangeOf((one) => one.residual),
    controlSd: rangeOf((one) => one.controlSd),
    raterByControl: rangeOf((one) => one.raterByControl),
    controlLoss: Object.fromEntries(lines.map((line) => [line, rangeOf((one) => one.controlLoss[line]!)])),
  };
}

/** What is told of a pilot beside its figures. */
export type PilotFacts = Pick<AdoptedPilot, 'study' | 'closedAt' | 'items' | 'raters' | 'judgments'>;

/** A pilot as the study keeps it that it was for. */
export function adoptedPilot(pilot: Pilot, facts: PilotFacts): AdoptedPilot {
  return {
    ...facts,
    controlLoss: { ...pilot.controlLoss },
    components: { ...pilot.components, controlLoss: { ...pilot.components.controlLoss } },
    ranges: pilotRanges(pilot),
    assumed: [...pilot.assumed],
  };
}

/** Components drawn from a record for the band of a plan, as many as a pilot's tables give. */
const SAMPLES = 60;
/** Standard deviations from the middle to the ends of a range that nine in ten lie within. */
const TO_END = normalQuantile(0.95);

/**
 * What an adopted pilot tells a plan, as `pilotOf` does from its tables: the same components and D, and samples drawn
 * within its ranges. Texts are not kept.
 */
export function pilotOfRecord({ components, controlLoss, ranges, assumed }: AdoptedPilot): Pilot {
  const random = createRandom('adopted pilot');
  const drawn = (value: number, [lower, upper]: readonly [number, number], least: number) => {
    const z = random.normal();
    const deviation = (z < 0 ? value - lower : upper - value) / TO_END;
    return Math.max(least, value + Math.max(0, deviation) * z);
  };
  const samples = Array.from({ length: SAMPLES }, (): Components => ({
    ...components,
    ...Object.fromEntries(UNCERTAIN.map((name) => [name, drawn(components[name], ranges[name], 0)])),
    controlLoss: Object.fromEntries(
      Object.entries(components.controlLoss).map(([line, loss]) => [
        line,
        drawn(loss, ranges.controlLoss[line] ?? [loss, loss], loss / 10),
      ]),
    ),
  }));
  return {
    components,
    controlLoss,
    samples,
    assumed: assumed as Pilot['assumed'],
    unnoticed: [],
    obvious: [],
  };
}
