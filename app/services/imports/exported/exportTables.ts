import { CsvError, parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
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
  /** The line on which each row begins, the first being 1; of Parquet its number. */
  readonly lines: readonly number[];
}

/** How tables are read, by the ends of their files. */
const READERS = {
  csv: async (files: ExportFiles, file: string, table: Table) =>
    fromCsv(await textOfFile(files, file), table, files),
  jsonl: async (files: ExportFiles, file: string) => fromLines(await textOfFile(files, file), file, files),
  parquet: async (files: ExportFiles, file: string, table: Table) =>
    await fromParquet(await files.bytes(file), { file, table, files }),
} as const;

/**
 * A table of an export, whether it was written as CSV, as JSON Lines or as Parquet. Null where there is no such file.
 *
 * @throws AppError `not-an-export` for what can't be read
 */
export async function exportedTable(files: ExportFiles, table: Table): Promise<ExportedTable | null> {
  const found = (Object.keys(READERS) as (keyof typeof READERS)[]).flatMap((form) => {
    const file = table.file.replace(/csv$/, form);
    return files.names.includes(file) ? [{ file, read: READERS[form] }] : [];
  });
  const [first, second] = found;
  if (second !== undefined) {
    throw unusable(files, said('export-file-twice', { file: first!.file, other: second.file }));
  }
  return first === undefined ? null : await first.read(files, first.file, table);
}

async function fromParquet(
  bytes: Buffer,
  { file, table, files }: { readonly file: string; readonly table: Table; readonly files: ExportFiles },
): Promise<ExportedTable> {
  const broken = (cause: unknown) => {
    const cell = cause instanceof Error ? cause.message.slice(0, 60) : String(cause);
    return unusable(files, said('export-cell', { file, line: 1, column: '', cell }), cause);
  };
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const types = new Map<string, Column['type']>(table.columns.map(({ name, type }) => [name, type]));
  try {
    const metadata = parquetMetadata(buffer);
    const columns = metadata.schema.slice(1).map(({ name }) => name);
    const read = await parquetReadObjects({ file: buffer, metadata });
    const rows = read.map((row) =>
      Object.fromEntries(
        columns.map((name) => [name, fromColumn(types.get(name) ?? 'text', row[name] as unknown)]),
      ),
    );
    return { file, columns, rows, lines: rows.map((_, index) => index + 1) };
  } catch (cause) {
    throw broken(cause);
  }
}

/** A value of Parquet as JSON Lines have it. */
function fromColumn(type: Column['type'], value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  return type === 'JSON' && typeof value === 'string' ? jsonOf(value) : value;
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
