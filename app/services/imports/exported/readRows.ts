import { z } from 'zod';
import { problemAt, said, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { asMessage, because } from '#app/core/shared/schemaProblems.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { storingFault, storingProblems } from '#app/core/shared/storable.ts';
import type { Table } from '#app/core/tables/table.ts';
import { byLine, onceEach } from '../problems.ts';
import { unusable, type ExportFiles } from './exportFiles.ts';
import { exportedTable } from './exportTables.ts';

/** The rows of a table of an export, each as its schema gives it. */
export interface ReadRows<R> {
  readonly rows: readonly R[];
  /** Notes that something is wrong in a row. */
  fault(at: number, column: string, why: Said): void;
  /** Everything that is wrong, in the order of the lines, the same fault once. */
  problems(): Problem[];
}

/**
 * Reads a table of an export.
 *
 * @throws AppError `not-an-export` where it or one of its columns is missing, or can't be read at all
 */
export async function readRows<S extends z.ZodObject>(
  files: ExportFiles,
  table: Table,
  schema: S,
): Promise<ReadRows<z.infer<S>>> {
  const read = await exportedTable(files, table);
  if (read === null) throw unusable(files, said('export-file-missing', { file: table.file }));
  const { file, columns, lines } = read;
  const missing = Object.keys(schema.shape).find((name) => columns?.includes(name) === false);
  if (missing !== undefined) {
    throw unusable(files, said('export-column-missing', { file, column: missing }));
  }
  const found: Problem[] = [];
  const rows = read.rows.flatMap((row, index): z.infer<S>[] => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    for (const issue of parsed.error.issues) {
      found.push(problemAt(`line ${lines[index]!}, field ${issue.path.join('.')}`, saidOfIssue(issue)));
    }
    return [];
  });
  // Places are told of rows that are all there alone.
  const complete = found.length === 0;
  return {
    rows,
    fault: (at, column, why) => {
      if (complete) found.push(problemAt(`line ${lines[at]!}, field ${column}`, why));
    },
    problems: () => onceEach(byLine(found)).map((one) => ({ ...one, path: `${file}, ${one.path}` })),
  };
}

/** A text that can be stored. */
const storable = z.string().superRefine((text, context) => {
  const fault = storingFault(text);
  if (fault !== null) context.addIssue({ code: 'custom', message: asMessage(fault) });
});

// What a cell may hold. An empty one is null, whatever it was written as.

/** A text that may have no characters. */
export const TEXT = z.preprocess((cell) => cell ?? '', storable);
export const NAME = storable.min(1, because('is-missing'));
export const MAYBE = storable.nullable();
export const WHOLE = z.int();
export const COUNT = z.int().min(0).nullable();
export const FIGURE = z.number().nullable();
export const FLAG = z.boolean();
export const MOMENT = z.iso.datetime().transform((text) => new Date(text));

/** An object of any shape that can be stored. */
export const FIELDS = z.record(z.string(), z.unknown()).superRefine((data, context) => {
  const [first] = storingProblems(data, '');
  if (first !== undefined) context.addIssue({ code: 'custom', message: asMessage(first) });
});
