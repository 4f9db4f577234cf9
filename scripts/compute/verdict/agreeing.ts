import { STUDY_MEASURE_NAMES } from '#app/core/measures/registry.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';

/** A place in the data, and what is wrong there. */
export interface TableFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

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
    ratingFault(study, tables) ??
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
    items: string;
    systems: Readonly<Record<string, string>>;
  }[] = [
    {
      table: 'outputs',
      rows: tables.outputs,
      items: 'item',
      systems: { system: 'system', sourceSystem: 'source_system' },
    },
    { table: 'ratings', rows: tables.ratings, items: 'item', systems: { system: 'system' } },
    {
      table: 'preferences',
      rows: tables.preferences,
      items: 'item',
      systems: { systemA: 'system_a', systemB: 'system_b' },
    },
    { table: 'rankings', rows: tables.rankings, items: 'item', systems: { system: 'system' } },
    { table: 'skips', rows: tables.skips, items: 'item', systems: { lastSeen: 'last_seen' } },
    { table: 'measures', rows: tables.measures, items: 'item', systems: { system: 'system' } },
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

function ratingFault({ configuration }: RuledStudy, { ratings, preferences, rankings }: VerdictTables) {
  const scales = new Map<string, number>(
    configuration.protocol.criteria.map(({ key, scale }) => [key, scale]),
  );
  const seen = new Map<string, Map<string, Set<string>>>();
  for (const [index, { item, rater, system, criterion, value, revision }] of ratings.entries()) {
    const scale = scales.get(criterion);
    if (scale === undefined) {
      return {
        path: ['ratings', index, 'criterion'],
        message: `is ${JSON.stringify(criterion)}, which data.study.protocol does not ask for`,
      };
    }
    if (value < 1 || value > scale) {
      return { path: ['ratings', index, 'value'], message: `is ${value}; the scale goes from 1 to ${scale}` };
    }
    const ofItem = seen.get(item) ?? new Map<string, Set<string>>();
    seen.set(item, ofItem);
    const ofRater = ofItem.get(rater) ?? new Set<string>();
    ofItem.set(rater, ofRater);
    const size = ofRater.size;
    if (ofRater.add(`${criterion}\u0000${revision ?? 1}\u0000${system}`).size === size) {
      return {
        path: ['ratings', index],
        message: 'repeats item, rater, system, criterion and revision of a row before it',
      };
    }
  }
  for (const [index, { rank }] of rankings.entries()) {
    if (rank < 1) return { path: ['rankings', index, 'rank'], message: `is ${rank}; places go from 1` };
  }
  for (const [index, { systemA, systemB }] of preferences.entries()) {
    if (systemA === systemB) {
      return { path: ['preferences', index, 'system_b'], message: 'is the system that is compared with it' };
    }
  }
  return (
    twice(
      preferences,
      'preferences',
      ({ item, rater, systemA, systemB, revision }) =>
        JSON.stringify([item, rater, ...[systemA, systemB].sort(), revision ?? 1]),
      'has the comparison of item, rater and systems',
    ) ??
    twice(
      rankings,
      'rankings',
      ({ item, rater, system, revision }) => JSON.stringify([item, rater, system, revision ?? 1]),
      'has the place of item, rater and system',
    )
  );
}

/** A control that was made from a text says from whose. */
function controlFault({ systems, outputs, ratings }: VerdictTables): TableFault | null {
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
  for (const [index, { item, system }] of ratings.entries()) {
    const control = controls.get(system);
    if (control === undefined || control.dose === 'system' || made.get(system)?.has(item) === true) continue;
    return {
      path: ['ratings', index],
      message: `rates the control ${JSON.stringify(system)} on an item of which data.outputs lacks it`,
    };
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

function twice<T>(
  rows: readonly T[],
  table: string,
  keyOf: (row: T) => string,
  what: string,
): TableFault | null {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const key = keyOf(row);
    if (seen.has(key)) return { path: [table, index], message: `${what} ${key} a second time` };
    seen.add(key);
  }
  return null;
}
