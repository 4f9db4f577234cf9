import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { FileRecord } from '../readRecords.ts';
import type { BesideJudgment, JudgedText } from './judgmentLine.ts';

/** Columns that a file of judgments may have beside those that it must. */
export const BESIDE = ['submitted_at', 'active_ms', 'position', 'comment', 'group'] as const;
export const OF_TEXT = ['output', 'prompt', 'source', 'reference', 'segment'] as const;

/** Cells that say that there is no value: spreadsheets and programs write these. */
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/** Values that are words: answers to a question of yes or no. */
const WORDS: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 };

const NUMBER = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a cell holds: with a point or a decimal comma, or of a yes or no (1, 0).
 * @returns null where the cell says that there is none; undefined for what is no number
 */
export function numberIn(cell: unknown): number | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  const small = text.toLowerCase();
  if (MISSING.has(small)) return null;
  if (Object.hasOwn(WORDS, small)) return WORDS[small];
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** The text that a cell holds; null for an empty one. A number stands for its own text, as ids often are. */
export function textIn(cell: unknown): string | null {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return null;
  return cell.trim() === '' ? null : cell;
}

/** A name: a text without the blanks around it. */
export const nameIn = (cell: unknown): string | null => textIn(cell)?.trim() ?? null;

/** What a line tells beside a judgment, and what is wrong with it. */
export function besideOf<F extends string>(
  { line, value }: FileRecord<F | (typeof BESIDE)[number]>,
  problems: Problem[],
): BesideJudgment {
  const fault = (field: string, reason: 'not-a-number' | 'no-time', said: unknown) =>
    problems.push(problem(`line ${line}, field ${field}`, reason, { value: String(said) }));
  const number = (field: 'active_ms' | 'position') => {
    const read = numberIn(value[field]);
    const isFaulty =
      read === undefined ||
      (read !== null && (read < 0 || (field === 'position' && !Number.isInteger(read))));
    if (isFaulty) fault(field, 'not-a-number', value[field]);
    return isFaulty ? null : read;
  };
  const at = textIn(value.submitted_at);
  const moment = at === null ? null : new Date(at);
  if (moment !== null && Number.isNaN(moment.getTime())) fault('submitted_at', 'no-time', at);
  return {
    submittedAt: moment,
    activeMs: number('active_ms'),
    position: number('position'),
    comment: textIn(value.comment),
    group: nameIn(value.group),
  };
}

/** What a line tells of the text that was judged. */
export function judgedTextOf<F extends string>({
  value,
}: FileRecord<F | (typeof OF_TEXT)[number]>): JudgedText {
  return {
    output: textIn(value.output),
    prompt: textIn(value.prompt),
    source: textIn(value.source),
    reference: textIn(value.reference),
    segment: nameIn(value.segment),
  };
}
