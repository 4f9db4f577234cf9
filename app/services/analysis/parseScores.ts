import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import type { Problem } from '#app/core/shared/errors.ts';
import { lineCounter, withoutGuard } from '../generation/parseOutputs.ts';

/** A score that was computed elsewhere, of what a system wrote for an item. */
export interface ImportedScore {
  readonly item: string;
  readonly system: string;
  readonly score: number;
  /** The line of the file that it stands on. */
  readonly line?: number;
}

/** What a file holds: its sound lines, and what is wrong with the others, by line and field. */
export interface ReadScores {
  readonly scores: ImportedScore[];
  readonly problems: Problem[];
}

const FIELDS = ['item', 'system', 'score'] as const;
type Field = (typeof FIELDS)[number];

/** What may stand between cells; which does is found by the header. */
const DELIMITERS = [',', ';', '\t'] as const;

const NO_SCORE = 'is missing; leave the line out where an output has no score';

/**
 * Reads scores that were computed elsewhere, line by line: JSON Lines, or a table whose header names the columns
 * `item`, `system` and `score` among others that aren't needed. Nothing is thrown, so that all faults can be told at
 * once.
 */
export function parseScores(text: string): ReadScores {
  const body = text.replace(/^\uFEFF/, '');
  return /^\s*\{/.test(body) ? readJsonl(body) : readTable(body);
}

function readJsonl(text: string): ReadScores {
  const read: ReadScores = { scores: [], problems: [] };
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch (cause) {
      const message = `is not valid JSON (${(cause as Error).message})`;
      read.problems.push({ path: `line ${line}`, message });
      continue;
    }
    take(read, (value ?? {}) as Record<string, unknown>, line);
  }
  return read;
}

function readTable(text: string): ReadScores {
  const read: ReadScores = { scores: [], problems: [] };
  // A line that tells spreadsheets what stands between cells.
  const [told, named] = /^sep=(.)[^\S\r\n]*(?=\r?\n)/i.exec(text) ?? ['', undefined];
  const body = text.slice(told.length);
  const delimiter = named ?? delimiterOf(body);
  let records: { record: string[]; info: { bytes: number } }[];
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true, delimiter } as const;
    records = parseCsv(body, options) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 1;
    return { scores: [], problems: [{ path: `line ${line}`, message: `is not CSV: ${error.message}` }] };
  }
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) => name.trim());
  const lineAt = lineCounter(body);
  const first = `line ${lineAt(0)}`;
  for (const field of FIELDS) {
    const times = names.filter((name) => name === field).length;
    if (times === 1) continue;
    const message =
      times === 0
        ? `the column "${field}" is missing; the first line names the columns: item, system, score`
        : `the column "${field}" is there twice`;
    read.problems.push({ path: first, message });
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  for (const [index, { record }] of rows.entries()) {
    const line = lineAt(records[index]!.info.bytes);
    if (record.length !== names.length) {
      const comma = delimiter === ',' && record.length > names.length;
      const message = `has ${record.length} cells, the header has ${names.length}${
        comma ? '; a number needs a decimal point, and a cell with a comma quotation marks' : ''
      }`;
      read.problems.push({ path: `line ${line}`, message });
      continue;
    }
    const cell = (field: Field) => withoutGuard(record[names.indexOf(field)]!).trim();
    const score = numberOf(cell('score'));
    take(read, { item: cell('item'), system: cell('system'), score }, line);
  }
  return read;
}

/** The first that splits the header into the columns that are needed. */
function delimiterOf(text: string): string {
  const header = /^\s*(.*)/.exec(text)?.[1] ?? '';
  const splits = (delimiter: string) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return FIELDS.every((field) => names.includes(field));
  };
  return DELIMITERS.find(splits) ?? ',';
}

/** A cell's number; the cell itself where it is none, so that it can be told. */
function numberOf(cell: string): number | string | undefined {
  if (cell === '') return undefined;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell;
}

/** Adds a line's score, or its faults. */
function take(read: ReadScores, value: Record<string, unknown>, line: number): void {
  const faults = FIELDS.flatMap((field): Problem[] => {
    const message = faultOf(field, value[field]);
    return message === null ? [] : [{ path: `line ${line}, field ${field}`, message }];
  });
  read.problems.push(...faults);
  if (faults.length > 0) return;
  const { item, system, score } = value as { item: string | number; system: string; score: number };
  read.scores.push({ item: String(item).trim(), system: system.trim(), score, line });
}

function faultOf(field: Field, value: unknown): string | null {
  if (field === 'score') return faultOfScore(value);
  if (value === undefined || value === null || value === '') return 'is missing';
  if (field === 'item' && Number.isSafeInteger(value)) return null;
  if (typeof value !== 'string')
    return field === 'item' ? 'must be a text or a whole number' : 'must be a text';
  return value.trim() === '' ? 'is empty' : null;
}

function faultOfScore(value: unknown): string | null {
  if (value === undefined || value === null) return NO_SCORE;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'is beyond what a number can hold';
  if (typeof value !== 'string') return 'must be a number';
  return /^[+-]?\d+,\d+$/.test(value)
    ? `"${value}" has a decimal comma; write ${value.replace(',', '.')}`
    : `"${value}" is not a number`;
}
