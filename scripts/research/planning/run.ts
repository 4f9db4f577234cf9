/**
 * How often studies of a planned size ship an equal candidate: of each kind in `worlds.ts` a study is planned, studies of
 * that size are simulated by the generator of `scripts/research/verdict`, which knows nothing of plans, and judged as
 * `evenhand compute verdict` judges them. Planned with components that are right, that are thought 30 % better or worse
 * than they are, and with a pilot of 20 items that three raters judge, drawn anew for each study. Studies that are done
 * are kept in a file and not done again.
 *
 *   npx tsx scripts/research/planning/run.ts [studies a row: 100] [file: planned-studies.jsonl] [part of a row's name]
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { planFor } from '#app/core/planning/planFor.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { componentsOf, KINDS, off, simulated, type PlannedKind } from './worlds.ts';

const [studies, file, part] = [
  Number(process.argv[2] ?? 100),
  process.argv[3] ?? 'planned-studies.jsonl',
  process.argv[4] ?? '',
];

interface Done {
  readonly row: string;
  readonly number: number;
  readonly items: number;
  readonly raters: number;
  readonly promised: number;
  readonly ships: boolean;
}

const done = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Done)
  : [];

interface Planned {
  readonly items: number;
  readonly raters: number;
  readonly power: number;
  /** D by criterion, where a pilot told it. */
  readonly d?: Readonly<Record<string, number>>;
}

type Planner = (number: number) => Planned;

/** With components that are `factor` times what they are. */
function knowing({ world, options }: PlannedKind, factor: number): Planner {
  let planned: Planned | null = null;
  return () => {
    if (planned !== null) return planned;
    const { study } = simulated({ ...world, items: 2, slight: 2, gross: 0 }, 'study');
    const components = off(componentsOf(world), factor);
    planned = planFor({ study, components, options }).plan;
    return planned;
  };
}

function piloted({ name, world, options }: PlannedKind): Planner {
  return (number) => {
    const { study, tables } = simulated(
      { ...world, ratersPerItem: 3, items: 20, raters: 3, gross: 0 },
      `pilot/${name}/${number}`,
    );
    const { theta } = study.settings.gates;
    const { protocol } = study.configuration;
    const open = {
      configuration: {
        ...study.configuration,
        protocol: { ...protocol, ratersPerItem: world.ratersPerItem },
      },
      settings: { ...study.settings, gates: { theta, controlLoss: {} } },
    };
    const { plan, pilot } = planFor({ study: open, pilot: tables, options });
    return { items: plan.items, raters: plan.raters, power: plan.power, d: pilot!.controlLoss };
  };
}

/** Whether the study of this number, of the planned size, ships its first candidate. */
function ships({ name, world }: PlannedKind, { items, raters, d }: Planned, number: number): boolean {
  const { study, tables } = simulated({ ...world, items, raters }, `study/${name}/${number}`);
  const judged =
    d === undefined
      ? study
      : {
          ...study,
          settings: { ...study.settings, gates: { ...study.settings.gates, controlLoss: d } },
        };
  return judgeTables(judged, tables).candidates[0]!.decided.decision === 'ship';
}

const MANNERS: readonly (readonly [string, (kind: PlannedKind) => Planner])[] = [
  ['right', (kind) => knowing(kind, 1)],
  ['thought 30 % better', (kind) => knowing(kind, 1 / 1.3)],
  ['thought 30 % worse', (kind) => knowing(kind, 1.3)],
  ['pilot of 20 × 3', piloted],
];

process.stdout.write(
  '| kind of study | components | items × raters | promised % | ships % | studies |\n| --- | --- | --- | --- | --- | --- |\n',
);
for (const kind of KINDS) {
  for (const [manner, plannerOf] of MANNERS) {
    const row = `${kind.name}: ${manner}`;
    if (!row.includes(part)) continue;
    const known = new Map(done.flatMap((one) => (one.row === row ? [[one.number, one]] : [])));
    const planner = plannerOf(kind);
    const all: Done[] = [];
    for (let number = 0; number < studies; number++) {
      const before = known.get(number);
      if (before !== undefined) {
        all.push(before);
        continue;
      }
      const planned = planner(number);
      const { items, raters, power } = planned;
      const one = { row, number, items, raters, promised: power, ships: ships(kind, planned, number) };
      appendFileSync(file, `${JSON.stringify(one)}\n`);
      all.push(one);
    }
    const middle = (pick: (one: Done) => number) =>
      all.map(pick).sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
    const share = all.filter((one) => one.ships).length / all.length;
    const error = Math.sqrt((share * (1 - share)) / all.length);
    process.stdout.write(
      `| ${[
        kind.name,
        manner,
        `${middle(({ items }) => items)} × ${middle(({ raters }) => raters)}`,
        (100 * middle(({ promised }) => promised)).toFixed(0),
        `${(100 * share).toFixed(1)} ± ${(100 * error).toFixed(1)}`,
        all.length,
      ].join(' | ')} |\n`,
    );
  }
}
