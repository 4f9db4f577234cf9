import { createHash } from 'node:crypto';
import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { z } from 'zod';
import {
  asMessage,
  because,
  problem,
  problemAt,
  said,
  saidOfIssue,
  type Problem,
} from '#app/core/shared/errors.ts';
import { storingFault } from '#app/core/shared/storable.ts';

const MOST_CHARACTERS = 1_000_000;

/** One output made elsewhere; the lines that `evenhand generate` writes are such. */
export const importedOutputSchema = z.strictObject({
  item: z
    .union([z.string().trim().min(1, because('is-empty')), z.int()], because('text-or-whole-number'))
    .transform(String),
  output: z
    .string(because('wrong-type', { expected: 'string' }))
    .max(MOST_CHARACTERS, because('too-many-characters', { most: MOST_CHARACTERS }))
    .superRefine((text, context) => {
      const fault = storingFault(text);
      if (fault !== null) context.addIssue({ code: 'custom', message: asMessage(fault) });
    }),
  /** How many tokens, or their ids. */
  tokens: z.union([z.int().min(0), z.array(z.int().min(0))], because('whole-number-or-token-ids')).optional(),
  finishReason: z.string().max(100).nullish(),
  truncatedTokens: z.int().min(0).optional(),
  nearTies: z.int().min(0).optional(),
  latencyMs: z
    .number(because('wrong-type', { expected: 'number' }))
    .min(0)
    .optional(),
  logprobs: z
    .array(
      z
        .number(because('list-of-logarithms'))
        // Rounding in float32 may leave a certain token a hair above 0.
        .max(1e-6, because('logarithm-above-zero'))
        .transform((value) => Math.min(0, value)),
      because('list-of-logarithms'),
    )
    .optional(),
});
export type ImportedOutput = z.input<typeof importedOutputSchema>;

/** An output with the line of the file that it begins on. */
export type ReadOutput = z.output<typeof importedOutputSchema> & { readonly line: number };

export type OutputsFormat = 'jsonl' | 'csv';

/** What a file holds: its sound lines, and what is wrong with the others, by line and field. */
export interface ReadOutputs {
  readonly outputs: ReadOutput[];
  readonly problems: Problem[];
}

/** What tells one file of outputs from another. */
export const hashOfFile = (text: string) => createHash('sha256').update(text).digest('hex');

/** Reads outputs made elsewhere, line by line; nothing is thrown, so that all faults can be told at once. */
export function parseOutputs(text: string, format: OutputsFormat): ReadOutputs {
  const body = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? readCsv(body) : readJsonl(body);
}

function readJsonl(text: string): ReadOutputs {
  const read: ReadOutputs = { outputs: [], problems: [] };
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
    take(read, value, line);
  }
  return read;
}

/** Adds a line's output, or its faults. */
function take(read: ReadOutputs, value: unknown, line: number): void {
  const parsed = importedOutputSchema.safeParse(value);
  const { error, output } = (value ?? {}) as { error?: unknown; output?: unknown };
  if (typeof error === 'string' && output === undefined) {
    read.problems.push(problem(`line ${line}`, 'error-instead', { error }));
    return;
  }
  if (parsed.success) {
    read.outputs.push({ ...parsed.data, line });
    return;
  }
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const fields = Object.keys(importedOutputSchema.shape).join(', ');
        read.problems.push(problem(place(line, key), 'not-an-output-field', { fields }));
      }
      continue;
    }
    const [field] = issue.path;
    const absent = field !== undefined && (value as Record<PropertyKey, unknown>)[field] === undefined;
    read.problems.push(
      problemAt(place(line, issue.path.join('.')), absent ? said('is-missing') : saidOfIssue(issue)),
    );
  }
}

function place(line: number, field: string): string {
  return field === '' ? `line ${line}` : `line ${line}, field ${field}`;
}

/** Fields that a table holds as JSON. */
const JSON_FIELDS: ReadonlySet<string> = new Set([
  ...['tokens', 'latencyMs', 'logprobs', 'truncatedTokens', 'nearTies'],
]);

function readCsv(text: string): ReadOutputs {
  const read: ReadOutputs = { outputs: [], problems: [] };
  let records: { record: string[]; info: { bytes: number } }[];
  try {
    records = parseCsv(text, { info: true, relax_column_count: true, skip_empty_lines: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 1;
    return { outputs: [], problems: [problem(`line ${line}`, 'not-csv', { said: error.message })] };
  }
  const [header, ...rows] = records;
  if (header === undefined) return read;
  const names = header.record.map((name) => name.trim());
  for (const [index, name] of names.entries()) {
    if (!Object.hasOwn(importedOutputSchema.shape, name)) {
      read.problems.push(
        problem('line 1', 'column-unknown', {
          name,
          columns: Object.keys(importedOutputSchema.shape).join(', '),
        }),
      );
    } else if (names.indexOf(name) !== index) {
      read.problems.push(problem('line 1', 'column-twice', { name }));
    }
  }
  for (const name of ['item', 'output']) {
    if (!names.includes(name)) {
      read.problems.push(problem('line 1', 'column-missing', { name }));
    }
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  const lineAt = lineCounter(text);
  for (const [index, { record }] of rows.entries()) {
    const line = lineAt(records[index]!.info.bytes);
    if (record.length !== names.length) {
      read.problems.push(
        problem(`line ${line}`, 'cell-count', { cells: record.length, header: names.length }),
      );
      continue;
    }
    take(read, valueOf(names, record), line);
  }
  return read;
}

/**
 * The line of what begins at or behind a place that is given in bytes; places must not go back. The parser's own
 * count takes a line break of two characters inside a cell for two.
 */
export function lineCounter(text: string): (byte: number) => number {
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

/** A row as the object that a line of JSON would be. An empty cell is absent, except an empty output. */
function valueOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const cell = withoutGuard(cells[index]!);
    if (cell === '' && name !== 'output') continue;
    value[name] = JSON_FIELDS.has(name) ? jsonOr(cell) : cell;
  }
  return value;
}

/** Tables that guard against spreadsheets put an apostrophe before what one would execute. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function jsonOr(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
