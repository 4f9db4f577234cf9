import { isCounted, type ControlCounts } from '../studies/controlCounts.ts';
import { askedOf } from '../verdict/judging/asked.ts';
import type { RuledStudy } from '../verdict/judging/settings.ts';
import type { VerdictTables } from '../verdict/judging/tables.ts';
import { ASSUMED, completedComponents, type Components, type GivenComponents } from './components.ts';
import { pilotOf, type Pilot } from './pilot.ts';
import { pilotOfRecord } from './pilotRecord.ts';
import { planStudy, type Plan, type PlanOptions } from './plan.ts';
import { firstRange, planQuestion, type PlanQuestion } from './question.ts';
import { simulateVerdicts } from './simulateVerdicts.ts';

export interface PlanRequest {
  readonly study: RuledStudy;
  /** What is known of people and texts; what is absent is assumed, or told by the pilot. */
  readonly components?: GivenComponents | undefined;
  /** Tables of a pilot, or of an earlier study of the same kind; absent: the pilot that the study has adopted. */
  readonly pilot?: VerdictTables | undefined;
  /** Controls that are made; absent: as the study's protocol has it. */
  readonly controls?: Partial<ControlCounts> | undefined;
  readonly options: PlanOptions;
}

/** Where the band of a plan's power comes from. */
export type BandSource = 'pilot' | 'off-by-30-percent';

export interface PlanAnswer {
  readonly plan: Plan;
  readonly question: PlanQuestion;
  readonly components: Components;
  /** The components that were neither given nor told. */
  readonly assumed: readonly (keyof Components)[];
  readonly band: BandSource;
  readonly pilot: Pilot | null;
}

const NAMES = [...(Object.keys(ASSUMED) as (keyof Components)[]), 'controlLoss'] as const;

/** Simulated studies for sizes at which the closed form is rough: a standard error of 2.9 points at most. */
const SIMULATED = 300;

/**
 * Plans a study from its configuration and what is known of people and texts. What is given goes before what a pilot
 * tells, which goes before what is assumed.
 */
export function planFor({
  study,
  components: given = {},
  pilot: tables,
  controls,
  options,
}: PlanRequest): PlanAnswer {
  const keys = askedOf(study.configuration).scores.map(({ name }) => name);
  const { pilot: adopted } = study.configuration;
  const known = adopted === undefined ? null : pilotOfRecord(adopted);
  const pilot = tables === undefined ? known : pilotOf(study, tables);
  const complete = completedComponents(given, firstRange(study), keys);
  const withPilot = (told: Components): Components => ({
    ...told,
    ...Object.fromEntries(Object.entries(complete).filter(([name]) => name in given)),
  });
  const components = pilot === null ? complete : withPilot(pilot.components);
  const made = { ...controlsOf(study), ...controls };
  const stated = pilot?.controlLoss ?? {};
  const questionOf = (own: Components) => planQuestion(study, own, made, stated);
  const question = questionOf(components);
  const told = new Set<string>(Object.keys(given));
  return {
    plan: planStudy(question, options, {
      band: pilot === null ? null : pilot.samples.map((sample) => questionOf(withPilot(sample))),
      simulate: (design) => {
        const shares = simulateVerdicts(settled(study, question), question, components, design, SIMULATED);
        return {
          ship: shares.ship,
          withCaution: shares['ship-with-caution'],
          hold: shares.hold,
          doNotShip: shares['do-not-ship'],
        };
      },
    }),
    question,
    components,
    assumed: (pilot === null ? NAMES : pilot.assumed).filter((name) => !told.has(name)),
    band: pilot === null ? 'off-by-30-percent' : 'pilot',
    pilot,
  };
}

/** As many as the protocol asks for. What files of earlier releases ask for is gross. */
export function controlsOf({ configuration: { protocol } }: RuledStudy): ControlCounts {
  return isCounted(protocol.controls) ? protocol.controls : { slight: 0, gross: protocol.controls.minimum };
}

/** The study with D as the plan takes it, so that a simulated verdict has the same θ. */
function settled(study: RuledStudy, { lines }: PlanQuestion): RuledStudy {
  const controlLoss = {
    ...study.settings.gates.controlLoss,
    ...Object.fromEntries(lines.flatMap(({ name, gate }) => (gate === null ? [] : [[name, gate.d]]))),
  };
  return { ...study, settings: { ...study.settings, gates: { ...study.settings.gates, controlLoss } } };
}
