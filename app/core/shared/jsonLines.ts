import type { z } from 'zod';
import { AppError, type Problem } from './errors.ts';

/** Faults beyond this many are counted and not listed, so that a wrong file does not fill the screen. */
const MOST_LISTED = 100;

export interface JsonLinesOptions<T> {
  /** How messages call the file: its path, or what it was uploaded as. */
  readonly name: string;
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
  const { name, unique } = options;
  const rows: T[] = [];
  const problems: Problem[] = [];
  const firstLine = new Map<string, number>();
  text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((raw, index) => {
      if (raw.trim() === '') return;
      const line = index + 1;
      const found = parseLine(raw, schema);
      if ('problems' in found) {
        for (const { field, message } of found.problems) {
          problems.push({ path: field === '' ? `line ${line}` : `line ${line}, field ${field}`, message });
        }
        return;
      }
      rows.push(found.row);
      if (unique === undefined) return;
      const key = String(found.row[unique]);
      const before = firstLine.get(key);
      if (before === undefined) firstLine.set(key, line);
      else
        problems.push({
          path: `line ${line}, field ${unique}`,
          message: `"${key}" is there already, on line ${before}`,
        });
    });
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'one fault' : `${problems.length} faults`;
    const [first] = problems;
    const listed = problems.slice(0, MOST_LISTED);
    const more = problems.length - listed.length;
    if (more > 0) listed.push({ path: 'and more', message: `${more} further faults` });
    throw new AppError(
      'invalid_input',
      `${name} has ${count}, the first on ${first!.path}: ${first!.message}. Nothing was read; correct the file and try again.`,
      { problems: listed },
    );
  }
  if (rows.length === 0)
    throw new AppError('invalid_input', `${name} is empty; it needs one JSON object per line.`);
  return rows;
}

function parseLine<T>(
  raw: string,
  schema: z.ZodType<T>,
): { row: T } | { problems: { field: string; message: string }[] } {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (cause) {
    return { problems: [{ field: '', message: `is not valid JSON (${(cause as Error).message})` }] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: [{ field: '', message: 'is not an object in braces' }] };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { row: parsed.data };
  return {
    problems: parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ field: key, message: 'is not a field of such a line' }))
        : [
            {
              field: issue.path.join('.'),
              message: isMissing(value, issue.path) ? 'is missing' : issue.message,
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
