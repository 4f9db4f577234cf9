import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { problem, type Problem } from '#app/core/shared/errors.ts';

/** What may stand between cells. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Why a row of a table of commas has too many cells: decimal commas, or texts without quotation marks. */
export type TooManyCells = 'cell-count-of-commas' | 'cell-count-of-texts';

/** A table as its cells' texts. */
export interface Table {
  /** The header, without the blanks around its names. */
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** The line of the header. */
  readonly headerLine: number;
  /** What stands between cells; null in a sheet. */
  readonly delimiter: string | null;
  /** Faults of the form: what can't be read, and rows with other counts of cells than the header. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a table with a header from text: RFC 4180 with commas, semicolons (as spreadsheets write where the comma is the
 * decimal sign) or tabs between cells, or what a line `sep=…` before the header names. Without one it is what splits
 * the header into most of the names that are known, else into most names. Blank lines are left out; nothing is thrown.
 *
 * @param text without a byte order mark
 * @param known names of columns
 * @param tooManyCells what a row with a cell too many in a table of commas is told
 */
export function readTable(
  text: string,
  known: readonly string[],
  tooManyCells: TooManyCells = 'cell-count-of-texts',
): Table {
  // A line that tells spreadsheets what stands between cells.
  const [told, named] = /^sep=(.)[^\S\r\n]*(?=\r?\n|\r)/i.exec(text) ?? ['', undefined];
  const body = text.slice(told.length);
  const delimiter = named ?? delimiterOf(body, known);
  const table = { names: [], rows: [], headerLine: 1, delimiter };
  let records: Parsed;
  try {
    records = parsed(body, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 1;
    return { ...table, problems: [problem(`line ${line}`, 'not-csv', { said: error.message })] };
  }
  const [header, ...others] = records;
  if (header === undefined) return { ...table, problems: [] };
  const names = header.record.map((name) => name.trim());
  const lineAt = lineCounter(body);
  const headerLine = lineAt(0);
  const problems: Problem[] = [];
  const rows: { line: number; cells: string[] }[] = [];
  for (const [index, { record }] of others.entries()) {
    // A record begins where the one before it ends.
    const line = lineAt(records[index]!.info.bytes);
    if (record.every((cell) => cell === '')) continue;
    if (record.length === names.length) rows.push({ line, cells: record });
    else {
      const counts = { cells: record.length, header: names.length };
      const commas = delimiter === ',' && record.length > names.length;
      problems.push(problem(`line ${line}`, commas ? tooManyCells : 'cell-count', counts));
    }
  }
  return { names, rows, headerLine, delimiter, problems };
}

type Parsed = { record: string[]; info: { bytes: number } }[];

/** The cells of a text. Where tabs stand between them most programs write quotation marks as they are. */
function parsed(body: string, delimiter: string): Parsed {
  const options = { info: true, relax_column_count: true, skip_empty_lines: true, delimiter } as const;
  if (delimiter !== '\t') return parseCsv(body, options) as never;
  try {
    return parseCsv(body, { ...options, relax_quotes: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A text may begin with a quotation mark that nothing closes.
    return parseCsv(body, { ...options, quote: null }) as never;
  }
}

/**
 * A sheet's cells as a table: the first row that has anything is the header, its empty columns at the end are none, and
 * rows may be shorter.
 */
export function tableOfCells(cells: readonly (readonly string[])[]): Table {
  const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');
  const first = cells.findIndex((row) => !isBlank(row));
  if (first === -1) return { names: [], rows: [], headerLine: 1, delimiter: null, problems: [] };
  const header = cells[first]!.map((name) => name.trim());
  const width = header.findLastIndex((name) => name !== '') + 1;
  const names = header.slice(0, width);
  const problems: Problem[] = [];
  const rows = cells.slice(first + 1).flatMap((row, index) => {
    const line = first + index + 2;
    if (isBlank(row)) return [];
    const filled = row.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (filled > width)
      problems.push(problem(`line ${line}`, 'cell-count', { cells: filled, header: width }));
    return filled > width ? [] : [{ line, cells: names.map((_, column) => row[column] ?? '') }];
  });
  return { names, rows, headerLine: first + 1, delimiter: null, problems };
}

/** What splits the header into most known names, capitals not minded; of several the one that splits it into most, and commas first. */
function delimiterOf(text: string, known: readonly string[]): string {
  const header = /^[^\S\t]*(.*)/.exec(text)?.[1] ?? '';
  const wanted = new Set(known.map((name) => name.toLowerCase()));
  const scored = DELIMITERS.map((delimiter) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return {
      delimiter,
      found: names.filter((name) => wanted.has(name.toLowerCase())).length,
      names: names.length,
    };
  });
  return scored.sort((a, b) => b.found - a.found || b.names - a.names)[0]!.delimiter;
}

/**
 * The line of what begins at or behind a place that is given in bytes; places must not go back. The parser's own
 * count takes a line break of two characters inside a cell for two.
 */
function lineCounter(text: string): (byte: number) => number {
  const bytes = Buffer.from(text);
  let at = 0;
  let line = 1;
  return (byte) => {
    for (; at < bytes.length; at++) {
      const isBreak = bytes[at] === 0x0a || bytes[at] === 0x0d;
      if (at >= byte && !isBreak) break;
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line += 1;
    }
    return line;
  };
}
