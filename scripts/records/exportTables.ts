import { CsvError, parse } from 'csv-parse/sync';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { unguardCell, type Column, type Table } from '#app/core/tables/table.ts';
import type { ExportFiles } from './exportFiles.ts';

/** A row as `recordOf` gives it: numbers, truth values and JSON as such, an empty cell as null. */
export type TypedRow = Readonly<Record<string, unknown>>;

/**
 * The rows of a table of an export, whether it was written as CSV or as JSON Lines. Null where there is no such file.
 *
 * @param place what the export is called
 * @throws AppError `not-an-export` for what can't be read, and for a column that is missing
 */
export async function exportedRows(
  files: ExportFiles,
  table: Table,
  place: string,
): Promise<TypedRow[] | null> {
  const unusable = (why: Said) => new AppError('not-an-export', { place, why });
  const lines = table.file.replace(/\.csv$/, '.jsonl');
  const isCsv = files.names.includes(table.file);
  if (!files.names.includes(lines)) {
    return isCsv ? fromCsv(await files.text(table.file), table, unusable) : null;
  }
  if (isCsv) throw unusable(said('export-file-twice', { file: table.file, other: lines }));
  return fromLines(await files.text(lines), lines, unusable);
}

type Unusable = (why: Said) => AppError;

function fromLines(text: string, file: string, unusable: Unusable): TypedRow[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as TypedRow];
    } catch {
      throw unusable(said('export-cell', { file, line: index + 1, column: '', cell: line.slice(0, 60) }));
    }
  });
}

function fromCsv(text: string, { file, columns }: Table, unusable: Unusable): TypedRow[] {
  let records: string[][];
  try {
    // Only the line end of the header ends a line: a text may hold others.
    const end = /\r?\n/.exec(text)?.[0] ?? '\n';
    records = parse(text, { record_delimiter: end });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines: line = 1 } = error as unknown as { lines?: number };
    throw unusable(said('export-cell', { file, line, column: '', cell: error.message }));
  }
  const [header = [], ...rows] = records;
  const types = new Map<string, Column['type']>(columns.map(({ name, type }) => [name, type]));
  return rows.map((cells, index) =>
    Object.fromEntries(
      header.map((name, place) => {
        const cell = cells[place]!;
        const value = typed(types.get(name) ?? 'text', cell);
        if (value === undefined) {
          throw unusable(
            said('export-cell', { file, line: index + 2, column: name, cell: cell.slice(0, 60) }),
          );
        }
        return [name, value];
      }),
    ),
  );
}

/** What a cell says; undefined for what its column can't hold. */
function typed(type: Column['type'], cell: string): unknown {
  if (cell === '') return null;
  const text = unguardCell(cell);
  switch (type) {
    case 'integer':
    case 'number': {
      const value = Number(text);
      return Number.isFinite(value) ? value : undefined;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'JSON':
      return jsonOf(text);
    case 'text':
    case 'time':
      return text;
  }
}
