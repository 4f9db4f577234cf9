import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { CustomMeasure } from '#app/core/measures/custom/custom.ts';
import { asksTheSame, writesTheSame } from '#app/core/studies/setup/sameOutputs.ts';
import type { StudySetup } from '#app/core/studies/setup/differences.ts';
import { controlCriteria } from '#app/core/tasks/controlCriteria.ts';
import { LEAD } from '#app/core/tasks/controls.ts';
import type { Executor } from '#db/database.ts';
import { listControlTexts } from '#db/queries/controlTexts.ts';
import { outputScores } from '#db/queries/scores.ts';
import { listSeats } from '#db/queries/seats.ts';
import { outputPlaces, tickedPairs } from '#db/queries/setup.ts';

/** What of an earlier set-up holds in a later one. */
export interface Holding {
  /** Names of systems that would write what they wrote. */
  readonly systems: ReadonlySet<string>;
  /** Ids of items that ask what they asked. */
  readonly items: ReadonlySet<string>;
  /** Custom measures whose scores mean what they meant. */
  readonly measures: ReadonlySet<string>;
  /** Criteria that controls may harm. */
  readonly criteria: ReadonlySet<string>;
  /** Whether candidates are read beside the same baseline. */
  readonly baseline: boolean;
}

export function whatHolds(before: StudySetup, after: StudySetup): Holding {
  const were = new Map(before.configuration.systems.map((system) => [system.name, system]));
  const asked = new Map(before.items.map((item) => [item.item, item]));
  const measured = new Map((before.configuration.customMeasures ?? []).map((one) => [one.name, one]));
  const systems = namesOf(after.configuration.systems, ({ name }) => name, were, writesTheSame);
  const baseline = baselineOf(after);
  return {
    systems,
    baseline: baselineOf(before) === baseline && systems.has(baseline),
    items: namesOf(after.items, ({ item }) => item, asked, asksTheSame),
    measures: namesOf(after.configuration.customMeasures ?? [], ({ name }) => name, measured, meansTheSame),
    criteria: new Set(controlCriteria(after.configuration.protocol).map(({ key }) => key)),
  };
}

/** What a change of a study's set-up takes away. */
export interface Lost {
  /** Outputs of systems under test that have to be made, or imported, anew. */
  readonly outputs: readonly {
    readonly system: string;
    readonly count: number;
    readonly imported: boolean;
  }[];
  /** Imported scores by custom measures. */
  readonly scores: readonly { readonly measure: string; readonly count: number }[];
  /** Items whose controls a lead wrote, edited or uploaded. */
  readonly controls: readonly string[];
  /** Pairs of which a lead had ticked the kinds of fault. */
  readonly ticks: number;
  /** Seats of a panel that was drawn, with their links. */
  readonly seats: number;
  /** Pilots that nobody has opened, by their slugs. */
  readonly pilots: readonly string[];
}

export const NOTHING_LOST: Lost = { outputs: [], scores: [], controls: [], ticks: 0, seats: 0, pilots: [] };

/** What a study loses of what was made, written and uploaded for it. */
export async function whatIsLost(
  db: Executor,
  studyId: number,
  before: StudySetup,
  holds: Holding,
  goes: {
    readonly tasks: boolean;
    readonly pilots: readonly string[];
    /** Outputs that give way to others. */
    readonly replaced: readonly { readonly system: string; readonly replaced: number }[];
  },
): Promise<Lost> {
  const stays = ({ item, system }: { readonly item: string; readonly system: string }) =>
    holds.items.has(item) && holds.systems.has(system);
  const gone = (await outputPlaces(db, studyId)).filter((output) => !stays(output));
  const custom = (before.configuration.customMeasures ?? []).map(({ name }) => name);
  const scores = (await outputScores(db, studyId, custom)).filter(
    (score) => !stays(score) || !holds.measures.has(score.measure),
  );
  const own = (await listControlTexts(db, studyId)).filter(({ maker }) => maker === LEAD);
  return {
    outputs: before.configuration.systems.flatMap(({ name, provider }) => {
      const replaced = goes.replaced.find(({ system }) => system === name)?.replaced ?? 0;
      const count = gone.filter(({ system }) => system === name).length + replaced;
      return count === 0 ? [] : [{ system: name, count, imported: provider.kind === 'import' }];
    }),
    scores: custom.flatMap((measure) => {
      const count = scores.filter((score) => score.measure === measure).length;
      return count === 0 ? [] : [{ measure, count }];
    }),
    controls: own.flatMap((control) => (controlHolds(control, holds) ? [] : [control.item])),
    ticks: (await tickedPairs(db, studyId)).filter((pair) => !stays(pair) || !holds.baseline).length,
    seats: goes.tasks ? (await listSeats(db, studyId)).length : 0,
    pilots: goes.pilots,
  };
}

/** Whether a text given for a control still harms what is asked, in a text that is still there. */
export function controlHolds(
  control: {
    readonly item: string;
    readonly criterion: string | null;
    readonly source_system: string | null;
  },
  { items, systems, criteria }: Holding,
): boolean {
  const { item, criterion, source_system: source } = control;
  return (
    items.has(item) &&
    (criterion === null || criteria.has(criterion)) &&
    (source === null || systems.has(source))
  );
}

/** What is lost that a person uploaded or wrote, and the program can't make anew, each as a fault at its place. */
export function lostByHand({ outputs, scores, controls, ticks, seats }: Lost): Problem[] {
  return [
    ...outputs.flatMap(({ system, count, imported }) =>
      imported ? [problem(`systems[${system}]`, 'loses-outputs', { count })] : [],
    ),
    ...scores.map(({ measure, count }) => problem(`customMeasures[${measure}]`, 'loses-scores', { count })),
    ...(controls.length === 0
      ? []
      : [problem('controls', 'loses-controls', { count: controls.length, first: controls[0]! })]),
    ...(ticks === 0 ? [] : [problem('pairs', 'loses-ticks', { count: ticks })]),
    ...(seats === 0 ? [] : [problem('panel', 'loses-seats', { count: seats })]),
  ];
}

function baselineOf({ configuration }: StudySetup): string {
  return configuration.systems.find(({ role }) => role === 'baseline')!.name;
}

function namesOf<T>(
  after: readonly T[],
  nameOf: (one: T) => string,
  before: ReadonlyMap<string, T>,
  alike: (a: T, b: T) => boolean,
): ReadonlySet<string> {
  return new Set(
    after.flatMap((one) => {
      const was = before.get(nameOf(one));
      return was !== undefined && alike(was, one) ? [nameOf(one)] : [];
    }),
  );
}

/** Whether scores of a custom measure are read alike; its margin may be another. */
function meansTheSame(a: CustomMeasure, b: CustomMeasure): boolean {
  return a.direction === b.direction && a.unit === b.unit;
}
