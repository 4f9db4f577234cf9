import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { problem, problemAt, said, type Problem } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
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
      read.problems.push(problem(`line ${line}`, 'not-json', { said: (cause as Error).message }));
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
    return { scores: [], problems: [problem(`line ${line}`, 'not-csv', { said: error.message })] };
  }
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) => name.trim());
  const lineAt = lineCounter(body);
  const first = `line ${lineAt(0)}`;
  for (const field of FIELDS) {
    const times = names.filter((name) => name === field).length;
    if (times === 1) continue;
    read.problems.push(
      times === 0
        ? problem(first, 'score-column-missing', { name: field, columns: FIELDS.join(', ') })
        : problem(first, 'column-twice', { name: field }),
    );
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  for (const [index, { record }] of rows.entries()) {
    const line = lineAt(records[index]!.info.bytes);
    if (record.length !== names.length) {
      const comma = delimiter === ',' && record.length > names.length;
      const counts = { cells: record.length, header: names.length };
      read.problems.push(problem(`line ${line}`, comma ? 'cell-count-of-commas' : 'cell-count', counts));
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
    const fault = faultOf(field, value[field]);
    return fault === null ? [] : [problemAt(`line ${line}, field ${field}`, fault)];
  });
  read.problems.push(...faults);
  if (faults.length > 0) return;
  const { item, system, score } = value as { item: string | number; system: string; score: number };
  read.scores.push({ item: String(item).trim(), system: system.trim(), score, line });
}

function faultOf(field: Field, value: unknown): Said | null {
  if (field === 'score') return faultOfScore(value);
  if (value === undefined || value === null || value === '') return said('is-missing');
  if (field === 'item' && Number.isSafeInteger(value)) return null;
  if (typeof value !== 'string')
    return field === 'item' ? said('text-or-whole-number') : said('wrong-type', { expected: 'string' });
  return value.trim() === '' ? said('is-empty') : null;
}

function faultOfScore(value: unknown): Said | null {
  if (value === undefined || value === null) return said('score-missing');
  if (typeof value === 'number') return Number.isFinite(value) ? null : said('number-too-large');
  if (typeof value !== 'string') return said('wrong-type', { expected: 'number' });
  return /^[+-]?\d+,\d+$/.test(value)
    ? said('decimal-comma', { value, instead: value.replace(',', '.') })
    : said('not-a-number', { value });
}
