import { z } from 'zod';
import { kinds } from '../kinds/kinds.ts';
import { ITEMS, JUDGMENTS, OUTPUTS, type TableFile } from '../reports/tables/tables.ts';
import type { Column, Table } from '../tables/table.ts';

/** The tables of what raters gave, by the name that the API has for each: that of its file in the export. */
export const JUDGED_TABLES: Readonly<Record<string, Table & { readonly file: TableFile }>> =
  Object.fromEntries(
    [JUDGMENTS, ...kinds.all.flatMap(({ tables }) => [...tables.answers, ...tables.remarks])].map((table) => [
      nameOf(table),
      table as unknown as Table & { readonly file: TableFile },
    ]),
  );

export const ITEM_TABLE = ITEMS;
export const OUTPUT_TABLE = OUTPUTS;

/** Rows of a table as programs read them, see `recordOf`: by its columns. */
export function rowSchema({ columns }: Table): z.ZodType<Record<string, unknown>> {
  return z.object(
    Object.fromEntries(columns.map((column) => [column.name, cellSchema(column).describe(column.meaning)])),
  );
}

function cellSchema({ type }: Column): z.ZodType {
  switch (type) {
    case 'integer':
      return z.int().nullable();
    case 'number':
      return z.number().nullable();
    case 'boolean':
      return z.boolean().nullable();
    case 'time':
      return z.iso.datetime({ offset: true }).nullable();
    case 'JSON':
      return z.unknown();
    case 'text':
      return z.string().nullable();
  }
}

function nameOf({ file }: Table): string {
  return file.replace(/\.csv$/, '');
}
