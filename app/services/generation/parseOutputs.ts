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
import { columnOf, NOTHING_SAID, type SaidColumns } from '../imports/columnMap.ts';
import { byLine } from '../imports/problems.ts';
import type { Table } from '../imports/readTable.ts';

const MOST_CHARACTERS = 1_000_000;

/** One output made elsewhere; the lines that `evenhand generate` writes are such. */
export const importedOutputSchema = z.strictObject({
  item: z
    .union([z.string().trim().min(1, because('is-empty')), z.int()], because('text-or-whole-number'))
    .transform(String),
  /** Which system wrote it, where a file has outputs of several. */
  system: z
    .string(because('wrong-type', { expected: 'string' }))
    .trim()
    .min(1, because('is-empty'))
    .optional(),
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
 * at once. Where columns were said, those that mean nothing are left out; else one that isn't known is a fault.
 *
 * @param format by default what it looks like
 * @param said which columns mean what, where that isn't as they are called
 */
export function parseOutputs(
  body: ImportBody,
  format?: OutputsFormat,
  said: SaidColumns = NOTHING_SAID,
): ReadOutputs {
  const lines = format === 'csv' ? null : linesOf(body);
  if (lines !== null) return readJsonl(lines, said);
  return format === 'jsonl' && typeof body === 'string' ? readJsonl(body, said) : readCells(body, said);
}

function readJsonl(text: string, said: SaidColumns): ReadOutputs {
  const { rows, problems } = jsonLinesOf(text);
  const read: ReadOutputs = { outputs: [], problems };
  if (said === NOTHING_SAID) {
    for (const { line, value } of rows) take(read, value, line);
    return { ...read, problems: byLine(read.problems) };
  }
  const objects = rows.map(({ line, value }) => ({ line, value: (value ?? {}) as Record<string, unknown> }));
  const names = new Set(objects.flatMap(({ value }) => Object.keys(value)));
  const plan = planOf([...names], said, rows[0]?.line ?? 1);
  if (plan.faults.length > 0) return { ...read, problems: byLine([...read.problems, ...plan.faults]) };
  for (const { line, value } of objects) {
    const error = value['error'] === undefined ? {} : { error: value['error'] };
    takeAll(read, plan, (name) => value[name], line, error);
  }
  return { ...read, problems: byLine(read.problems) };
}

/** Where each line of a file has what. */
interface Plan {
  /** The fields of every line, each with the column that has it. */
  readonly fields: readonly { readonly field: string; readonly column: string }[];
  /** Where each system has a column of its own; else empty. */
  readonly wide: readonly { readonly system: string; readonly column: string }[];
  readonly faults: readonly Problem[];
}

/** Finds the columns that were said, and those that are called as fields are. */
function planOf(names: readonly string[], said: SaidColumns, headerLine: number): Plan {
  const line = `line ${headerLine}`;
  const wide = said.columns.flatMap(({ field, system, column }) =>
    field === 'output' && system !== undefined ? [{ system, column }] : [],
  );
  const asked = FIELDS.filter((field) => {
    if (wide.length === 0 || field === 'item') return true;
    // What stands beside several outputs can't be told to be of one of them.
    return wide.length === 1 && field !== 'output' && field !== 'system';
  });
  const fields = asked.flatMap((field) => {
    const known = [field, ...Object.keys(ALIASES).filter((alias) => ALIASES[alias] === field)];
    const column = columnOf(
      said,
      field,
      known.filter((name) => names.includes(name)),
    );
    return column === undefined ? [] : [{ field, column }];
  });
  const columns = names.join(', ');
  const faults = [...fields, ...wide]
    .filter(({ column }) => !names.includes(column))
    .map(({ column: name }) => problem(line, 'no-such-column', { name, columns }));
  for (const { column: name } of [...fields, ...wide]) {
    if (names.filter((one) => one === name).length > 1) faults.push(problem(line, 'column-twice', { name }));
  }
  const both = said.columns.some(({ field, system }) => field === 'output' && system === undefined);
  if (both && wide.length > 0) faults.push(problem(line, 'outputs-both-ways'));
  const needed = wide.length > 0 ? ['item'] : ['item', 'output'];
  for (const name of needed) {
    if (fields.some(({ field }) => field === name)) continue;
    faults.push(problem(line, 'column-to-say', { name, columns }));
  }
  return { fields, wide, faults };
}

/** Adds the outputs that a line has: one, or one for each system that has a column and something in it. */
function takeAll(
  read: ReadOutputs,
  plan: Plan,
  at: (column: string) => unknown,
  line: number,
  error: { error?: unknown } = {},
): void {
  const own: Record<string, unknown> = {};
  for (const { field, column } of plan.fields) {
    const value = at(column);
    if (value !== undefined && value !== null) own[field] = value;
  }
  // What an item failed with is told where it has no output, and else means nothing.
  const failed = (output: unknown) => (output === undefined ? error : {});
  if (plan.wide.length === 0) take(read, { ...own, ...failed(own['output']) }, line);
  for (const { system, column } of plan.wide) {
    const output = at(column) ?? undefined;
    // Of several columns one may be left open; the only one has an empty output where it is empty.
    if (plan.wide.length > 1 && (output === undefined || output === '')) continue;
    take(read, { ...own, system, output, ...failed(output) }, line);
  }
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

/** What a column can mean. */
export const OUTPUT_COLUMNS: readonly string[] = Object.keys(importedOutputSchema.shape);
const FIELDS = OUTPUT_COLUMNS;

function readCells(body: ImportBody, said: SaidColumns): ReadOutputs {
  const read: ReadOutputs = { outputs: [], problems: [] };
  const columns = said.columns.map(({ column }) => column);
  const table = tableOf(body, [...FIELDS, ...Object.keys(ALIASES), ...columns]);
  if (table.names.length === 0) return { ...read, problems: [...table.problems] };
  return said === NOTHING_SAID ? readNamed(read, table) : readSaid(read, table, said);
}

/** A table of which something was said. */
function readSaid(
  read: ReadOutputs,
  { names, rows, headerLine, problems }: Table,
  said: SaidColumns,
): ReadOutputs {
  const plan = planOf(names, said, headerLine);
  // Each further line would be faulty by its header alone.
  if (plan.faults.length > 0) return { ...read, problems: [...plan.faults] };
  read.problems.push(...problems);
  const fieldOf = new Map(plan.fields.map(({ field, column }) => [column, field]));
  for (const { line, cells } of rows) {
    const at = (column: string) =>
      valueOfCell(fieldOf.get(column) ?? 'output', cells[names.indexOf(column)]!);
    takeAll(read, plan, at, line);
  }
  return { ...read, problems: byLine(read.problems) };
}

/** A table whose header names every column as the fields are called. */
function readNamed(read: ReadOutputs, table: Table): ReadOutputs {
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

/** A row as the object that a line of JSON would be. */
function valueOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const own = valueOfCell(name, cells[index]!);
    if (own !== undefined) value[name] = own;
  }
  return value;
}

/** What a cell means. An empty one is absent, except an empty output. */
function valueOfCell(field: string, text: string): unknown {
  const cell = unguardCell(text);
  if (cell === '' && field !== 'output') return undefined;
  return JSON_FIELDS.has(field) ? jsonOr(cell) : cell;
}

function jsonOr(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
