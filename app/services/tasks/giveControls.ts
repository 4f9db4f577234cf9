import { AppError, problem, problemAt, type Problem } from '#app/core/shared/errors.ts';
import { closestText } from '#app/core/tasks/closestText.ts';
import { controlCriteria } from '#app/core/tasks/controlCriteria.ts';
import { LEAD } from '#app/core/tasks/controls.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import { DOSES, type Dose } from '#app/core/studies/dose.ts';
import { keepsLength, lengthChange } from '#app/core/studies/controlLength.ts';
import { looksLike } from '#app/core/tasks/readText.ts';
import type { OpenTransaction } from '#db/database.ts';
import { listControlTexts, upsertControlTexts, type ControlTextRow } from '#db/queries/controlTexts.ts';
import { listItems } from '#db/queries/items.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts, type OutputText } from '#db/queries/tasks.ts';
import type { NewRow, Row } from '#db/schema.ts';
import type { ImportedControl } from './parseControls.ts';
import { rebuildTasks } from './prepareTasks.ts';

export interface ControlsToGive {
  readonly controls: readonly ImportedControl[];
  /** Faults of the file that the controls were read from, to be told with those found here. */
  readonly problems?: readonly Problem[];
  /** Whether a control of the lead's that is there already gives way to a different one. */
  readonly replace?: boolean;
  /** Whether only to say what would be done. */
  readonly check?: boolean;
}

export interface ControlsGiven {
  /** New or replaced, the latter also by themselves. */
  readonly imported: number;
  readonly replaced: number;
  /** There already, the same in everything. */
  readonly unchanged: number;
  /** How many of each kind are given, those that were there already included. */
  readonly counts: readonly {
    /** Null for texts of a worse system that harm all. */
    readonly criterion: string | null;
    readonly dose: Dose;
    readonly count: number;
  }[];
  /** Slight ones that could be told from their source by their length alone, the most changed first. */
  readonly lengths: readonly { readonly item: string; readonly change: number }[];
}

/**
 * Throws unless controls of a study may change: while it is a draft or ready.
 * @throws AppError `conflict`
 */
export function assertControlsOpen({ slug, state }: Pick<Row<'studies'>, 'slug' | 'state'>): void {
  if (state === 'draft' || state === 'ready') return;
  throw state === 'generating'
    ? new AppError('controls-while-generating', { slug })
    : new AppError('controls-fixed', { slug, state });
}

/**
 * Checks controls that a lead gives and stores them, all or none. Where the study is ready its tasks are built anew
 * with them. The caller holds the study's row and has checked its state.
 *
 * @param refuse makes the error of the faults that were found
 */
export async function giveControls(
  trx: OpenTransaction,
  study: Row<'studies'>,
  { controls, problems: known = [], replace = false, check = false }: ControlsToGive,
  refuse: (problems: readonly Problem[]) => AppError,
): Promise<ControlsGiven> {
  const facts = await factsOf(trx, study, controls);
  const problems = [...known, ...faultsOf(controls, facts, replace)];
  if (problems.length > 0) throw refuse(problems);
  const rows = controls.map((control) => rowOf(study.id, control, facts));
  const changed = rows.filter((row) => !isThere(row, facts.there.get(row.item_id)));
  const replaced = changed.filter(({ item_id }) => facts.there.has(item_id)).length;
  if (!check && changed.length > 0) {
    await upsertControlTexts(trx, changed);
    if (study.state === 'ready') await rebuildTasks(trx, study);
  }
  return {
    imported: changed.length,
    replaced,
    unchanged: rows.length - changed.length,
    counts: countsOf(study, rows),
    lengths: lengthsOf(controls, facts),
  };
}

interface Facts {
  readonly criteria: readonly string[];
  readonly systems: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<string, number>;
  /** What the systems under test wrote, by item. */
  readonly texts: ReadonlyMap<number, readonly OutputText[]>;
  readonly nameOf: ReadonlyMap<number, string>;
  /** The lead's own that are there, by item. */
  readonly there: ReadonlyMap<number, ControlTextRow>;
}

async function factsOf(
  trx: OpenTransaction,
  study: Row<'studies'>,
  controls: readonly ImportedControl[],
): Promise<Facts> {
  const tested = (await listSystems(trx, study.id)).filter(({ role }) => role !== 'control');
  const items = new Map((await listItems(trx, study.id)).map(({ key, id }) => [key, id]));
  const named = new Set(controls.flatMap(({ item }) => items.get(item) ?? []));
  const texts = new Map<number, OutputText[]>();
  for (const output of await outputTexts(trx, [...named])) {
    if (output.role === 'control') continue;
    texts.set(output.item_id, [...(texts.get(output.item_id) ?? []), output]);
  }
  const own = (await listControlTexts(trx, study.id)).filter(({ maker }) => maker === LEAD);
  return {
    criteria: controlCriteria(study.configuration.protocol).map(({ key }) => key),
    systems: new Map(tested.map(({ name, id }) => [name, id])),
    nameOf: new Map(tested.map(({ name, id }) => [id, name])),
    items,
    texts,
    there: new Map(own.map((row) => [row.item_id, row])),
  };
}

function faultsOf(controls: readonly ImportedControl[], facts: Facts, replace: boolean): Problem[] {
  const firstOf = new Map<string, string>();
  return controls.flatMap((control, index): Problem[] => {
    const { item, criterion, dose, text, sourceSystem, line } = control;
    const place = line === undefined ? `controls[${index}]` : `line ${line}`;
    const at = (field: string) => (line === undefined ? field : `${place}, field ${field}`);
    const first = firstOf.get(item);
    if (first !== undefined) return [problem(at('item'), 'control-there-already', { item, place: first })];
    firstOf.set(item, place);
    const faults: Problem[] = [];
    const id = facts.items.get(item);
    if (id === undefined) faults.push(problem(at('item'), 'item-unknown', { item }));
    if (criterion !== null && !facts.criteria.includes(criterion)) {
      const criteria = facts.criteria.join(', ');
      faults.push(problem(at('criterion'), 'criterion-not-asked', { criterion, criteria }));
    }
    if (!isDose(dose)) {
      faults.push(problem(at('dose'), 'dose-unknown', { dose, doses: DOSES.join(', ') }));
    } else if (criterion === null && dose !== 'system') {
      faults.push(problem(at('criterion'), 'is-missing'));
    }
    if (sourceSystem !== undefined && !facts.systems.has(sourceSystem)) {
      const systems = [...facts.systems.keys()].join(', ');
      faults.push(problem(at('source_system'), 'system-unknown', { system: sourceSystem, systems }));
    }
    const same = facts.texts.get(id ?? -1)?.find((output) => looksLike(output.text, text));
    if (same !== undefined) {
      const system = facts.nameOf.get(same.system_id)!;
      faults.push(problem(at('text'), 'is-text-of', { system, item }));
    } else {
      faults.push(...controlProblems(text, []).map((fault) => problemAt(at('text'), fault)));
    }
    const there = facts.there.get(id ?? -1);
    if (faults.length > 0 || replace || there === undefined) return faults;
    return isThere(rowOf(there.study_id, control, facts), there)
      ? []
      : [problem(at('item'), 'other-control-there', { item })];
  });
}

function isDose(dose: string): dose is Dose {
  return (DOSES as readonly string[]).includes(dose);
}

function rowOf(
  studyId: number,
  { item, criterion, dose, text, sourceSystem }: ImportedControl,
  { items, systems }: Facts,
) {
  return {
    study_id: studyId,
    item_id: items.get(item)!,
    criterion,
    dose: dose as Dose,
    maker: LEAD,
    source_system_id: sourceSystem === undefined ? null : systems.get(sourceSystem)!,
    text,
  } satisfies NewRow<'control_texts'>;
}

function isThere(row: ReturnType<typeof rowOf>, there: ControlTextRow | undefined): boolean {
  return (
    there !== undefined &&
    row.text === there.text &&
    row.criterion === there.criterion &&
    row.dose === there.dose &&
    (row.source_system_id === null || row.source_system_id === there.source_system_id)
  );
}

function countsOf(
  { configuration }: Pick<Row<'studies'>, 'configuration'>,
  rows: readonly ReturnType<typeof rowOf>[],
): ControlsGiven['counts'] {
  const criteria = [...controlCriteria(configuration.protocol).map(({ key }) => key), null];
  return criteria.flatMap((criterion) =>
    DOSES.flatMap((dose) => {
      const count = rows.filter((row) => row.criterion === criterion && row.dose === dose).length;
      return count === 0 ? [] : [{ criterion, dose, count }];
    }),
  );
}

/** Texts of other lengths than their sources', where those are there. */
function lengthsOf(controls: readonly ImportedControl[], facts: Facts): ControlsGiven['lengths'] {
  return controls
    .flatMap(({ item, dose, text, sourceSystem }) => {
      if (dose !== 'slight') return [];
      const own = facts.texts.get(facts.items.get(item)!) ?? [];
      const source =
        sourceSystem === undefined
          ? own[
              closestText(
                text,
                own.map((output) => output.text),
              )
            ]
          : own.find(({ system_id }) => system_id === facts.systems.get(sourceSystem));
      if (source === undefined || keepsLength(source.text, text)) return [];
      return [{ item, change: lengthChange(source.text, text) }];
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
