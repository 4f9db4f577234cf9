import { isAppError, type AppError } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Database } from '#db/database.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { MappedColumn, SaidColumns } from '../imports/columnMap.ts';
import { readApart } from '../imports/apart/readApart.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { importOutputs, type ImportResult } from './importOutputs.ts';
import type { FoundColumn } from '../imports/columnsOfFile.ts';
import { OUTPUT_COLUMNS } from './parseOutputs.ts';

/** A column of a file of outputs. */
export interface OutputColumn extends FoundColumn {
  /** What it is taken for; null where it is left out. */
  readonly means: Pick<MappedColumn, 'field' | 'system'> | null;
}

/** What a file of outputs holds, before it is imported. */
export interface ReadOutputsFile {
  readonly columns: readonly OutputColumn[];
  readonly read: HowRead | null;
  /** What would come of importing it; null where there are faults. */
  readonly preview: ImportResult | null;
  readonly refusal: AppError | null;
}

/**
 * Reads a file of outputs as importing it will, and stores nothing. Faults are no exception here: what columns are taken
 * for can be changed then.
 *
 * @param said what its columns mean; null for what their names let guess
 * @throws AppError `not_found` where there is no such study
 */
export async function previewOutputs(
  db: Database,
  { slug, bytes, said, replace, ...named }: OutputsFile & { said: SaidColumns | null; replace: boolean },
): Promise<ReadOutputsFile> {
  const systems = await importedSystems(db, slug);
  const { rows: found, result } = await readApart('columns', bytes, { known: OUTPUT_COLUMNS });
  const columns = said ?? guess(found, systems, named.fileName);
  const told = {
    columns: found.map((column) => ({ ...column, means: meaningOf(column.name, columns) })),
    read: result.read,
  };
  try {
    const { rows: outputs, result: rest } = await readApart('outputs', bytes, { said: columns });
    const preview = await importOutputs(db, { outputs, problems: rest.problems, slug, replace, check: true });
    return { ...told, preview, refusal: null };
  } catch (error) {
    if (!isAppError(error) || error.code === 'not_found') throw error;
    return { ...told, preview: null, refusal: error };
  }
}

/** A file of outputs for a study. */
export interface OutputsFile {
  readonly slug: string;
  readonly bytes: Uint8Array;
  /** As it was called where it was chosen: a system's name in it says whose outputs it has. */
  readonly fileName: string;
}

/** What the columns of a file of outputs are taken for where nobody has said it. */
export async function guessColumns(
  db: Database,
  { slug, bytes, fileName }: OutputsFile,
): Promise<SaidColumns> {
  const { rows } = await readApart('columns', bytes, { known: OUTPUT_COLUMNS });
  return guess(rows, await importedSystems(db, slug), fileName);
}

async function importedSystems(db: Database, slug: string): Promise<string[]> {
  const study = await requireStudy(db, slug);
  const systems = await listSystems(db, study.id);
  return systems.filter(({ provider }) => provider?.kind === 'import').map(({ name }) => name);
}

function meaningOf(name: string, { columns }: SaidColumns): OutputColumn['means'] {
  const said = columns.find(({ column }) => column === name);
  if (said === undefined) return null;
  return { field: said.field, ...(said.system === undefined ? {} : { system: said.system }) };
}

/** Names of columns that mean a field, beside the field's own; capitals are not minded. */
const MEANING: Readonly<Record<string, readonly string[]>> = {
  item: ['item', 'id', 'item_id', 'key'],
  output: ['output', 'answer', 'response', 'text', 'completion', 'prediction'],
  system: ['system', 'model'],
};

/** The system whose name is in a file's; of several the one whose name has all the others. */
function systemIn(fileName: string, systems: readonly string[]): string | undefined {
  const lower = fileName.toLowerCase();
  const named = systems.filter((system) => lower.includes(system.toLowerCase()));
  return named.find((one) => named.every((other) => one.toLowerCase().includes(other.toLowerCase())));
}

/** What columns are likely to mean: by their names, where each system has one by the systems'. */
function guess(found: readonly FoundColumn[], systems: readonly string[], fileName: string): SaidColumns {
  const lower = (text: string) => text.trim().toLowerCase();
  const byName = (field: string) =>
    [...(MEANING[field] ?? []), ...OUTPUT_COLUMNS.filter((name) => name === field)]
      .map((known) => found.find(({ name }) => lower(name) === lower(known))?.name)
      .find((name) => name !== undefined);
  const wide = systems.flatMap((system): MappedColumn[] => {
    const column = found.find(({ name }) => lower(name) === lower(system))?.name;
    return column === undefined ? [] : [{ field: 'output', system, column }];
  });
  const one = (field: string): MappedColumn[] => {
    const column = byName(field);
    const isTaken = column === undefined || wide.some((other) => other.column === column);
    return isTaken ? [] : [{ field, column }];
  };
  if (wide.length > 0) return { columns: [...one('item'), ...wide], others: 'left-out' };
  const whose = systems.length === 1 ? systems[0] : systemIn(fileName, systems);
  const named = one('system');
  const written = one('output').map((column) =>
    named.length === 0 && whose !== undefined ? { ...column, system: whose } : column,
  );
  const others = OUTPUT_COLUMNS.filter((field) => !Object.hasOwn(MEANING, field)).flatMap(one);
  return { columns: [...one('item'), ...named, ...written, ...others], others: 'left-out' };
}
