import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { problem, type Problem } from '#app/core/shared/errors.ts';
import { lineCounter, withoutGuard } from '../generation/parseOutputs.ts';

/** What a file must name, and what it may: the columns of its table, or the fields of its lines. */
export interface Columns<Needed extends string, Also extends string = never> {
  readonly needed: readonly Needed[];
  readonly also?: readonly Also[];
  /** What a line with a cell too many in a table of commas is told. */
  readonly tooManyCells: 'cell-count-of-commas' | 'cell-count-of-texts';
}

/** A line of a file as it stands there: whatever JSON has, or the text of each cell. */
export interface FileRecord<Field extends string> {
  readonly line: number;
  readonly value: Readonly<Partial<Record<Field, unknown>>>;
}

/** The lines of a file that can be read, and what is wrong with the others. */
export interface ReadRecords<Field extends string> {
  readonly records: FileRecord<Field>[];
  readonly problems: Problem[];
  /** Whether it is a table, whose cells are all texts. */
  readonly cells: boolean;
}

/** What may stand between cells; which does is found by the header. */
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads a file line by line: JSON Lines, or a table whose header names its columns, others that aren't asked for
 * among them. Nothing is thrown, so that all faults can be told at once.
 */
export function readRecords<Needed extends string, Also extends string = never>(
  text: string,
  columns: Columns<Needed, Also>,
): ReadRecords<Needed | Also> {
  const body = text.replace(/^\uFEFF/, '');
  return /^\s*\{/.test(body) ? readJsonl(body) : readTable(body, columns);
}

function readJsonl<Field extends string>(text: string): ReadRecords<Field> {
  const read: ReadRecords<Field> = { records: [], problems: [], cells: false };
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch (cause) {
      read.problems.push(problem(`line ${line}`, 'not-json', { said: (cause as Error).message }));
      continue;
    }
    read.records.push({ line, value: (value ?? {}) as FileRecord<Field>['value'] });
  }
  return read;
}

function readTable<Needed extends string, Also extends string>(
  text: string,
  columns: Columns<Needed, Also>,
): ReadRecords<Needed | Also> {
  const { needed, also = [], tooManyCells } = columns;
  const read: ReadRecords<Needed | Also> = { records: [], problems: [], cells: true };
  // A line that tells spreadsheets what stands between cells.
  const [told, named] = /^sep=(.)[^\S\r\n]*(?=\r?\n)/i.exec(text) ?? ['', undefined];
  const body = text.slice(told.length);
  const delimiter = named ?? delimiterOf(body, needed);
  let rows: { record: string[]; info: { bytes: number } }[];
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true, delimiter } as const;
    rows = parseCsv(body, options) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 1;
    return { ...read, problems: [problem(`line ${line}`, 'not-csv', { said: error.message })] };
  }
  const [header, ...others] = rows;
  const names = (header?.record ?? []).map((name) => name.trim());
  const lineAt = lineCounter(body);
  const first = `line ${lineAt(0)}`;
  for (const name of [...needed, ...also]) {
    const times = names.filter((one) => one === name).length;
    if (times > 1) read.problems.push(problem(first, 'column-twice', { name }));
    if (times > 0 || !needed.includes(name as Needed)) continue;
    read.problems.push(problem(first, 'needed-column-missing', { name, columns: needed.join(', ') }));
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  for (const [index, { record }] of others.entries()) {
    // A record begins where the one before it ends.
    const line = lineAt(rows[index]!.info.bytes);
    if (record.length !== names.length) {
      const commas = delimiter === ',' && record.length > names.length;
      const counts = { cells: record.length, header: names.length };
      read.problems.push(problem(`line ${line}`, commas ? tooManyCells : 'cell-count', counts));
      continue;
    }
    const asked = [...needed, ...also].filter((name) => names.includes(name));
    const cells = asked.map((name) => [name, withoutGuard(record[names.indexOf(name)]!)]);
    read.records.push({ line, value: Object.fromEntries(cells) as FileRecord<Needed | Also>['value'] });
  }
  return read;
}

/** The first that splits the header into the columns that are needed. */
function delimiterOf(text: string, needed: readonly string[]): string {
  const header = /^\s*(.*)/.exec(text)?.[1] ?? '';
  const splits = (delimiter: string) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return needed.every((field) => names.includes(field));
  };
  return DELIMITERS.find(splits) ?? ',';
}
