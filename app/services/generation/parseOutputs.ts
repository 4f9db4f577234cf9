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
import { unguardCell } from '#app/core/tables/table.ts';
import { linesOf, tableOf, type ImportBody } from '../imports/importBody.ts';
import { jsonLinesOf } from '../imports/jsonLinesOf.ts';
import { byLine } from '../imports/problems.ts';

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

/**
 * Reads outputs made elsewhere, line by line: JSON Lines, or a table; nothing is thrown, so that all faults can be told
 * at once.
 *
 * @param format by default what it looks like
 */
export function parseOutputs(body: ImportBody, format?: OutputsFormat): ReadOutputs {
  const lines = format === 'csv' ? null : linesOf(body);
  if (lines !== null) return readJsonl(lines);
  return format === 'jsonl' && typeof body === 'string' ? readJsonl(body) : readCells(body);
}

function readJsonl(text: string): ReadOutputs {
  const { rows, problems } = jsonLinesOf(text);
  const read: ReadOutputs = { outputs: [], problems };
  for (const { line, value } of rows) take(read, value, line);
  return { ...read, problems: byLine(read.problems) };
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

/** Names of columns in tables of other programs, and in those that this one exports. */
const ALIASES: Readonly<Record<string, string>> = {
  finish_reason: 'finishReason',
  latency_ms: 'latencyMs',
  truncated_tokens: 'truncatedTokens',
  near_ties: 'nearTies',
};

const FIELDS = Object.keys(importedOutputSchema.shape);

function readCells(body: ImportBody): ReadOutputs {
  const read: ReadOutputs = { outputs: [], problems: [] };
  const table = tableOf(body, [...FIELDS, ...Object.keys(ALIASES)]);
  if (table.names.length === 0) return { ...read, problems: [...table.problems] };
  const names = table.names.map((name) => ALIASES[name] ?? name);
  const first = `line ${table.headerLine}`;
  for (const [index, name] of names.entries()) {
    if (!FIELDS.includes(name)) {
      read.problems.push(problem(first, 'column-unknown', { name, columns: FIELDS.join(', ') }));
    } else if (names.indexOf(name) !== index) {
      read.problems.push(problem(first, 'column-twice', { name }));
    }
  }
  for (const name of ['item', 'output']) {
    if (!names.includes(name)) read.problems.push(problem(first, 'column-missing', { name }));
  }
  // Each further line would be faulty by its header alone.
  if (read.problems.length > 0) return read;
  read.problems.push(...table.problems);
  for (const { line, cells } of table.rows) take(read, valueOf(names, cells), line);
  return { ...read, problems: byLine(read.problems) };
}

/** A row as the object that a line of JSON would be. An empty cell is absent, except an empty output. */
function valueOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const cell = unguardCell(cells[index]!);
    if (cell === '' && name !== 'output') continue;
    value[name] = JSON_FIELDS.has(name) ? jsonOr(cell) : cell;
  }
  return value;
}

function jsonOr(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
