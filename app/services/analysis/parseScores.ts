import { problemAt, said, type Problem } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { SaidColumns } from '../imports/columnMap.ts';
import type { ImportBody } from '../imports/importBody.ts';
import { byLine } from '../imports/problems.ts';
import { readRecords, type FileRecord } from '../imports/readRecords.ts';

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

/**
 * Reads scores that were computed elsewhere, line by line: JSON Lines, or a table whose header names the columns
 * `item`, `system` and `score` among others that aren't needed. Nothing is thrown, so that all faults can be told at
 * once.
 *
 * @param columns which of them mean what, where that isn't as they are called
 */
export function parseScores(body: ImportBody, columns?: SaidColumns): ReadScores {
  const file = readRecords(body, { needed: FIELDS, tooManyCells: 'cell-count-of-commas' }, columns);
  const read: ReadScores = { scores: [], problems: file.problems };
  for (const { line, value } of file.records) take(read, file.cells ? ofCells(value) : value, line);
  return { ...read, problems: byLine(read.problems) };
}

/** What the cells of a line mean: a number is one only where JSON has it as such. */
function ofCells(value: FileRecord<Field>['value']): Record<string, unknown> {
  const cell = (field: Field) => String(value[field] ?? '').trim();
  return { item: cell('item'), system: cell('system'), score: numberOf(cell('score')) };
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
