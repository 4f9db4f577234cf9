import { problem, type Problem } from '#app/core/shared/errors.ts';
import { unguardCell } from '#app/core/tables/table.ts';
import { columnOf, NOTHING_SAID, type SaidColumns } from './columnMap.ts';
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
 *
 * @param said which columns mean what, where that isn't as they are called
 */
export function readRecords<Needed extends string, Also extends string = never>(
  body: ImportBody,
  columns: Columns<Needed, Also>,
  said: SaidColumns = NOTHING_SAID,
): ReadRecords<Needed | Also> {
  const lines = linesOf(body);
  return lines === null ? readCells(body, columns, said) : readJsonl(lines, columns, said);
}

function readJsonl<Needed extends string, Also extends string>(
  text: string,
  { needed, also = [] }: Columns<Needed, Also>,
  said: SaidColumns,
): ReadRecords<Needed | Also> {
  const { rows, problems } = jsonLinesOf(text);
  const records = rows.map(({ line, value: given }) => {
    const value = (given ?? {}) as Record<string, unknown>;
    if (said === NOTHING_SAID) return { line, value: value as FileRecord<Needed | Also>['value'] };
    const asked = [...needed, ...also].map((field) => [field, value[columnOf(said, field) ?? field]]);
    return { line, value: Object.fromEntries(asked) as FileRecord<Needed | Also>['value'] };
  });
  return { records, problems, cells: false };
}

function readCells<Needed extends string, Also extends string>(
  body: ImportBody,
  { needed, also = [], tooManyCells }: Columns<Needed, Also>,
  said: SaidColumns,
): ReadRecords<Needed | Also> {
  const columnFor = (field: string) => columnOf(said, field) ?? field;
  const fields = [...needed, ...also];
  const known = fields.map(columnFor);
  const { names, rows, headerLine, problems } = tableOf(body, known, tooManyCells);
  const read: ReadRecords<Needed | Also> = { records: [], problems: [], cells: true };
  // What can't be read at all has no header either.
  if (names.length === 0 && problems.length > 0) return { ...read, problems: [...problems] };
  const first = `line ${headerLine}`;
  for (const field of fields) {
    const name = columnFor(field);
    const times = names.filter((one) => one === name).length;
    if (times > 1) read.problems.push(problem(first, 'column-twice', { name }));
    if (times > 0) continue;
    if (name !== field) {
      read.problems.push(problem(first, 'no-such-column', { name, columns: names.join(', ') }));
    } else if (needed.includes(field as Needed)) {
      const columns = needed.join(', ');
      read.problems.push(problem(first, 'needed-column-missing', { name, columns }));
    }
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  read.problems.push(...problems);
  const asked = fields.filter((field) => names.includes(columnFor(field)));
  for (const { line, cells } of rows) {
    const value = asked.map((field) => [field, unguardCell(cells[names.indexOf(columnFor(field))]!)]);
    read.records.push({ line, value: Object.fromEntries(value) as FileRecord<Needed | Also>['value'] });
  }
  return read;
}
