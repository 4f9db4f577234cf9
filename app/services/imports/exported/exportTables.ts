import { CsvError, parse } from 'csv-parse/sync';
import { said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { unguardCell, type Column, type Table } from '#app/core/tables/table.ts';
import { textOfFile, unusable, type ExportFiles } from './exportFiles.ts';

/** A row as `recordOf` gives it: numbers, truth values and JSON as such, an empty cell as null. */
export type TypedRow = Readonly<Record<string, unknown>>;

/** A table of an export as it was read. */
export interface ExportedTable {
  /** The file's name as it is there. */
  readonly file: string;
  /** Its columns; of JSON Lines those of the first row, and null without any. */
  readonly columns: readonly string[] | null;
  readonly rows: readonly TypedRow[];
  /** The line on which each row begins, the first being 1. */
  readonly lines: readonly number[];
}

/**
 * A table of an export, whether it was written as CSV or as JSON Lines. Null where there is no such file.
 *
 * @throws AppError `not-an-export` for what can't be read
 */
export async function exportedTable(files: ExportFiles, table: Table): Promise<ExportedTable | null> {
  const lines = table.file.replace(/\.csv$/, '.jsonl');
  const isCsv = files.names.includes(table.file);
  if (!files.names.includes(lines)) {
    return isCsv ? fromCsv(await textOfFile(files, table.file), table, files) : null;
  }
  if (isCsv) throw unusable(files, said('export-file-twice', { file: table.file, other: lines }));
  return fromLines(await textOfFile(files, lines), lines, files);
}

function fromLines(text: string, file: string, files: ExportFiles): ExportedTable {
  const rows: TypedRow[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const row = jsonOf(line);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw unusable(
        files,
        said('export-cell', { file, line: index + 1, column: '', cell: line.slice(0, 60) }),
      );
    }
    rows.push(row as TypedRow);
    lines.push(index + 1);
  }
  return { file, columns: rows[0] === undefined ? null : Object.keys(rows[0]), rows, lines };
}

function fromCsv(text: string, { file, columns }: Table, files: ExportFiles): ExportedTable {
  const fail = (why: Said, cause?: unknown) => unusable(files, why, cause);
  let records: string[][];
  try {
    // Only the line end of the header ends a line: a text may hold others.
    const end = /\r?\n/.exec(text)?.[0] ?? '\n';
    records = parse(text, { record_delimiter: end });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines: line = 1 } = error as unknown as { lines?: number };
    throw fail(said('export-cell', { file, line, column: '', cell: error.message }), error);
  }
  const [header = [], ...rest] = records;
  const types = new Map<string, Column['type']>(columns.map(({ name, type }) => [name, type]));
  const kinds = header.map((name) => types.get(name) ?? 'text');
  const lines: number[] = [];
  let line = 2;
  const rows = rest.map((cells) => {
    const row: Record<string, unknown> = {};
    lines.push(line);
    for (const [place, name] of header.entries()) {
      const cell = cells[place]!;
      const value = typed(kinds[place]!, cell);
      if (value === undefined) {
        throw fail(said('export-cell', { file, line, column: name, cell: cell.slice(0, 60) }));
      }
      row[name] = value;
    }
    line += 1 + breaksIn(cells);
    return row;
  });
  return { file, columns: header, rows, lines };
}

/** Line breaks within the cells of a row. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
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
