import { isAppError, type AppError } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Database } from '#db/database.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { MappedColumn, SaidColumns } from '../imports/columnMap.ts';
import { readApart } from '../imports/apart/readApart.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { importOutputs, type ImportResult } from './importOutputs.ts';
import type { FoundColumn } from '../imports/columnsOfFile.ts';

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
  const { rows: outputs, result } = await readOutputs(db, { slug, bytes, said, ...named });
  const columns = result.said!;
  const told = {
    columns: result.columns.map((column) => ({ ...column, means: meaningOf(column.name, columns) })),
    read: result.read,
  };
  try {
    const { problems } = result;
    const preview = await importOutputs(db, { outputs, problems, slug, replace, check: true });
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

/**
 * Reads a file of outputs by what was said of its columns, else by what their names let guess.
 * @throws AppError `not_found` where there is no such study; as `readImport`
 */
export async function readOutputs(
  db: Database,
  { slug, bytes, said, fileName }: OutputsFile & { said: SaidColumns | null },
) {
  const guess = { systems: await importedSystems(db, slug), fileName };
  return await readApart('outputs', bytes, { said, guess });
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
