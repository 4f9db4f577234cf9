import type { z } from 'zod';
import { AppError, problem, problemAt, said, saidOfIssue, type Problem } from './errors.ts';
import type { Said } from './reasons/reason.ts';

/** Faults beyond this many are counted and not listed, so that a wrong file does not fill the screen. */
const MOST_LISTED = 100;

export interface JsonLinesOptions<T> {
  /** How messages call the file: its path, or what it was uploaded as. */
  readonly name: string | null;
  /** A field whose value may occur once only. */
  readonly unique?: keyof T & string;
}

/**
 * Reads text with one JSON object per line; blank lines are skipped.
 * @param schema what each line must be
 * @returns the lines in order, at least one
 * @throws AppError `invalid_input` with the faults of the text at once, line by line, field by field; all or nothing
 */
export function parseJsonLines<T>(text: string, schema: z.ZodType<T>, options: JsonLinesOptions<T>): T[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((raw, index) => (raw.trim() === '' ? [] : [{ line: index + 1, raw }]));
  return checkRows(
    lines.map(({ line, raw }) => ({ line, ...parseLine(raw, schema) })),
    options,
  );
}

/** What a line of a file gave: what it means, or its faults. */
export type FoundRow<T> = { readonly line: number } & ParsedRow<T>;

type ParsedRow<T> =
  { readonly row: T } | { readonly faults: readonly { readonly field: string; readonly fault: Said }[] };

/**
 * The rows of a file, all or nothing.
 *
 * @param found a line's row or its faults, in order; `also` are faults of the file's form
 * @throws AppError `invalid_input` with all faults at once, in the order of the lines
 */
export function checkRows<T>(
  found: readonly FoundRow<T>[],
  { name, unique }: JsonLinesOptions<T>,
  also: readonly Problem[] = [],
): T[] {
  const rows: T[] = [];
  const problems: Problem[] = [...also];
  const firstLine = new Map<string, number>();
  for (const { line, ...one } of found) {
    if ('faults' in one) {
      for (const { field, fault } of one.faults) {
        problems.push(problemAt(field === '' ? `line ${line}` : `line ${line}, field ${field}`, fault));
      }
      continue;
    }
    rows.push(one.row);
    if (unique === undefined) continue;
    const key = String(one.row[unique]);
    const before = firstLine.get(key);
    if (before === undefined) firstLine.set(key, line);
    else problems.push(problem(`line ${line}, field ${unique}`, 'there-already', { key, line: before }));
  }
  const [first] = problems;
  if (first !== undefined) {
    const listed = problems.slice(0, MOST_LISTED);
    const more = problems.length - listed.length;
    if (more > 0) listed.push(problem('and more', 'more-faults', { count: more }));
    throw new AppError('lines-faulty', { file: name, count: problems.length, first }, { problems: listed });
  }
  if (rows.length === 0) throw new AppError('no-lines', { file: name });
  return rows;
}

function parseLine<T>(raw: string, schema: z.ZodType<T>): ParsedRow<T> {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (cause) {
    return { faults: [{ field: '', fault: said('not-json', { said: (cause as Error).message }) }] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { faults: [{ field: '', fault: said('not-an-object') }] };
  }
  return parseRow(value, schema);
}

/** What an object of a file means, or its faults by field. */
export function parseRow<T>(value: object, schema: z.ZodType<T>): ParsedRow<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { row: parsed.data };
  return {
    faults: parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ field: key, fault: said('not-a-field') }))
        : [
            {
              field: issue.path.join('.'),
              fault: isMissing(value, issue.path) ? said('is-missing') : saidOfIssue(issue),
            },
          ],
    ),
  };
}

/** Whether the line has no such field at all. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  if (path.length === 0) return false;
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at === undefined;
}
