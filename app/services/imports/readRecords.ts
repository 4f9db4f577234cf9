import { problem, type Problem } from '#app/core/shared/errors.ts';
import { unguardCell } from '#app/core/tables/table.ts';
import { linesOf, tableOf, type ImportBody } from './importBody.ts';
import { jsonLinesOf } from './jsonLinesOf.ts';
import type { TooManyCells } from './readTable.ts';

/** What a file must name, and what it may: the columns of its table, or the fields of its lines. */
export interface Columns<Needed extends string, Also extends string = never> {
  readonly needed: readonly Needed[];
  readonly also?: readonly Also[];
  /** What a line with a cell too many in a table of commas is told. */
  readonly tooManyCells: TooManyCells;
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

/**
 * Reads a file line by line: JSON Lines, or a table whose header names its columns, others that aren't asked for
 * among them. Nothing is thrown, so that all faults can be told at once.
 */
export function readRecords<Needed extends string, Also extends string = never>(
  body: ImportBody,
  columns: Columns<Needed, Also>,
): ReadRecords<Needed | Also> {
  const lines = linesOf(body);
  return lines === null ? readCells(body, columns) : readJsonl(lines);
}

function readJsonl<Field extends string>(text: string): ReadRecords<Field> {
  const { rows, problems } = jsonLinesOf(text);
  const records = rows.map(({ line, value }) => ({
    line,
    value: (value ?? {}) as FileRecord<Field>['value'],
  }));
  return { records, problems, cells: false };
}

function readCells<Needed extends string, Also extends string>(
  body: ImportBody,
  { needed, also = [], tooManyCells }: Columns<Needed, Also>,
): ReadRecords<Needed | Also> {
  const { names, rows, headerLine, problems } = tableOf(body, [...needed, ...also], tooManyCells);
  const read: ReadRecords<Needed | Also> = { records: [], problems: [], cells: true };
  // What can't be read at all has no header either.
  if (names.length === 0 && problems.length > 0) return { ...read, problems: [...problems] };
  const first = `line ${headerLine}`;
  for (const name of [...needed, ...also]) {
    const times = names.filter((one) => one === name).length;
    if (times > 1) read.problems.push(problem(first, 'column-twice', { name }));
    if (times > 0 || !needed.includes(name as Needed)) continue;
    const columns = needed.join(', ');
    read.problems.push(problem(first, 'needed-column-missing', { name, columns }));
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  read.problems.push(...problems);
  const asked = [...needed, ...also].filter((name) => names.includes(name));
  for (const { line, cells } of rows) {
    const value = asked.map((name) => [name, unguardCell(cells[names.indexOf(name)]!)]);
    read.records.push({ line, value: Object.fromEntries(value) as FileRecord<Needed | Also>['value'] });
  }
  return read;
}
