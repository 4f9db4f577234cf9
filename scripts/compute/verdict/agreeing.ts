import { STUDY_MEASURE_NAMES } from '#app/core/measures/registry.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { rowsOf } from '#app/core/verdict/judging/standing.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';
import { ANSWER_TABLES } from './kinds.ts';
import { twice, type TableFault } from './tableFault.ts';

/** The first fault of names that tables have in common; null where all agree. */
export function disagreement(study: RuledStudy, tables: VerdictTables): TableFault | null {
  return (
    systemFault(study, tables) ??
    twice(tables.items, 'items', ({ item }) => item, 'has the item') ??
    twice(
      tables.outputs,
      'outputs',
      ({ item, system }) => JSON.stringify([item, system]),
      'has the output of item and system',
    ) ??
    nameFault(tables) ??
    answerFault(study, tables) ??
    controlFault(tables) ??
    measureFault(study, tables)
  );
}

function systemFault({ configuration }: RuledStudy, { systems }: VerdictTables): TableFault | null {
  const again = twice(systems, 'systems', ({ system }) => system, 'has the system');
  if (again !== null) return again;
  for (const { name, role } of configuration.systems) {
    const row = systems.find(({ system }) => system === name);
    if (row?.role === role) continue;
    const what = row === undefined ? 'lacks' : `does not have as its ${role}`;
    return { path: ['systems'], message: `${what} the system ${JSON.stringify(name)} of data.study` };
  }
  const criteria = new Set(configuration.protocol.criteria.map(({ key }) => key));
  for (const [index, { system, role, criterion, dose }] of systems.entries()) {
    if (role !== 'control') {
      if (configuration.systems.some(({ name }) => name === system)) continue;
      return { path: ['systems', index], message: `is a ${role} that data.study.systems lacks` };
    }
    if (dose === null) {
      return {
        path: ['systems', index, 'dose'],
        message: 'is missing; a control is slight, gross or a system',
      };
    }
    if (criterion !== null && criteria.size > 0 && !criteria.has(criterion)) {
      return {
        path: ['systems', index, 'criterion'],
        message: `is ${JSON.stringify(criterion)}, which data.study.protocol does not ask for`,
      };
    }
    if (criterion === null && criteria.size > 0 && dose === 'slight') {
      return {
        path: ['systems', index, 'criterion'],
        message: 'is missing; a slight control harms one criterion',
      };
    }
  }
  return null;
}

function nameFault(tables: VerdictTables): TableFault | null {
  const items = new Set(tables.items.map(({ item }) => item));
  const systems = new Set(tables.systems.map(({ system }) => system));
  const unknown = (table: string, index: number, column: string, name: string, of: string): TableFault => ({
    path: [table, index, column],
    message: `is ${JSON.stringify(name)}, which data.${of} lacks`,
  });
  const named: readonly {
    table: string;
    rows: readonly object[];
    systems: Readonly<Record<string, string>>;
  }[] = [
    {
      table: 'outputs',
      rows: tables.outputs,
      systems: { system: 'system', sourceSystem: 'source_system' },
    },
    ...Object.entries(ANSWER_TABLES).map(([table, { systems: columns }]) => ({
      table,
      rows: rowsOf({ table }, tables),
      systems: columns,
    })),
    { table: 'skips', rows: tables.skips, systems: { lastSeen: 'last_seen' } },
    { table: 'measures', rows: tables.measures, systems: { system: 'system' } },
  ];
  for (const { table, rows, systems: columns } of named) {
    for (const [index, row] of rows.entries()) {
      const cells = row as Readonly<Record<string, string | null>>;
      if (typeof cells.item === 'string' && !items.has(cells.item))
        return unknown(table, index, 'item', cells.item, 'items');
      for (const field in columns) {
        const name = cells[field];
        if (typeof name === 'string' && !systems.has(name))
          return unknown(table, index, columns[field]!, name, 'systems');
      }
    }
  }
  for (const [index, { seen }] of tables.skips.entries()) {
    const name = seen.find((system) => !systems.has(system));
    if (name !== undefined) return unknown('skips', index, 'seen', name, 'systems');
  }
  return null;
}

/** What is wrong with what raters answered, by what their tables say of it. */
function answerFault(study: RuledStudy, tables: VerdictTables): TableFault | null {
  for (const [name, { fault }] of Object.entries(ANSWER_TABLES)) {
    const found = fault(rowsOf({ table: name }, tables), study);
    if (found !== null) return found;
  }
  return null;
}

/** A control that was made from a text says from whose. */
function controlFault(tables: VerdictTables): TableFault | null {
  const { systems, outputs } = tables;
  const controls = new Map(
    systems.flatMap((row) => (row.role === 'control' ? [[row.system, row] as const] : [])),
  );
  const made = new Map<string, Set<string>>();
  for (const [index, { item, system, sourceSystem }] of outputs.entries()) {
    const control = controls.get(system);
    if (control === undefined) continue;
    if (sourceSystem === null && control.dose !== 'system') {
      return {
        path: ['outputs', index, 'source_system'],
        message: "is missing; a control's is the system whose text it was made from",
      };
    }
    made.set(system, (made.get(system) ?? new Set()).add(item));
  }
  for (const { judging } of analyses.all) {
    if (judging.scores === null) continue;
    for (const [index, row] of rowsOf(judging, tables).entries()) {
      for (const system of judging.systemsOf(row)) {
        const control = controls.get(system);
        if (control === undefined || control.dose === 'system' || made.get(system)?.has(row.item) === true) {
          continue;
        }
        return {
          path: [judging.table, index],
          message: `rates the control ${JSON.stringify(system)} on an item of which data.outputs lacks it`,
        };
      }
    }
  }
  return null;
}

/** Rows of measures.csv that are no measure of a study, but what one is computed of, or the same told otherwise. */
const EXPORTED_BESIDE = ['bleu-13a', 'reference_nll', 'bertscorePrecision', 'bertscoreRecall'];

function measureFault({ configuration }: RuledStudy, { measures }: VerdictTables): TableFault | null {
  const own = (configuration.customMeasures ?? []).map(({ name }) => name);
  const known = new Set<string>([...STUDY_MEASURE_NAMES, ...EXPORTED_BESIDE, ...own]);
  const index = measures.findIndex(({ measure }) => !known.has(measure));
  if (index === -1) return null;
  const name = JSON.stringify(measures[index]!.measure);
  return { path: ['measures', index, 'measure'], message: `is ${name}; there are ${[...known].join(', ')}` };
}
