import type { GivenComponents } from '#app/core/planning/components.ts';
import { pilotOf } from '#app/core/planning/pilot.ts';
import type { PlanOptions } from '#app/core/planning/plan.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';
import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { simulateStudy, USUAL, type World } from '#scripts/research/verdict/world.ts';

/** A kind of study that is planned and then simulated. The candidate is equal. */
export interface PlannedKind {
  readonly name: string;
  readonly world: World;
  readonly options: PlanOptions;
}

const world = (changes: Partial<World>): World => ({ ...USUAL, strength: [1, 1], ...changes });

export const KINDS: readonly PlannedKind[] = [
  { name: 'three criteria', world: world({}), options: { power: 0.8 } },
  { name: 'with comparisons', world: world({ kinds: ['likert', 'pairwise'] }), options: { power: 0.8 } },
  { name: 'noisy raters', world: world({ noise: 1.1 }), options: { power: 0.8 } },
  { name: 'two candidates', world: world({ losses: [{}, {}] }), options: { power: 0.8 } },
  {
    name: 'ten raters, five an item',
    world: world({ ratersPerItem: 5 }),
    options: { power: 0.7, raters: 10 },
  },
];

/** A study as the rule takes it, with its protocol's judgments an item, which tables alone don't need. */
export function simulated(of: World, seed: string): { study: RuledStudy; tables: VerdictTables } {
  const data = simulateStudy(of, seed, 100);
  const asked = data.study as { protocol: object };
  const { study, ...tables } = VERDICT_DATA.parse({
    ...data,
    study: { ...asked, protocol: { ...asked.protocol, ratersPerItem: of.ratersPerItem } },
  });
  return { study, tables };
}

/** The components of a world as they show on the scale, from studies so large that little is left to chance. */
export function componentsOf(of: World, studies = 4): GivenComponents {
  const found = Array.from({ length: studies }, (_, number) => {
    const { study, tables } = simulated(
      { ...of, raters: 60, items: 600, slight: 120, gross: 0 },
      `truth/${number}`,
    );
    return pilotOf(study, tables).components;
  });
  const mean = (pick: (one: (typeof found)[number]) => number) =>
    found.reduce((sum, one) => sum + pick(one), 0) / found.length;
  return {
    item: mean((one) => one.item),
    rater: mean((one) => one.rater),
    itemBySystem: mean((one) => one.itemBySystem),
    raterBySystem: mean((one) => one.raterBySystem),
    residual: mean((one) => one.residual),
    criteriaCorrelation: mean((one) => one.criteriaCorrelation),
    controlSd: mean((one) => one.controlSd),
    raterByControl: mean((one) => one.raterByControl),
    preferenceSd: mean((one) => one.preferenceSd),
    controlLoss: Object.fromEntries(of.criteria.map((key) => [key, mean((one) => one.controlLoss[key]!)])),
  };
}

/** Components whose deviations are `factor` times as large, and whose controls cost as much less. */
export function off(components: GivenComponents, factor: number): GivenComponents {
  const { controlLoss, criteriaCorrelation, preferenceSd, ...deviations } = components;
  return {
    ...Object.fromEntries(Object.entries(deviations).map(([name, value]) => [name, value * factor])),
    criteriaCorrelation,
    preferenceSd: Math.min(1, preferenceSd! * factor),
    controlLoss: Object.fromEntries(
      Object.entries(controlLoss as Record<string, number>).map(([key, loss]) => [key, loss / factor]),
    ),
  };
}
