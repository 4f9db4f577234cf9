import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { ITEM_FIELDS, type ItemColumns } from '#app/services/studies/parseItems.ts';

const columnsSchema = z.partialRecord(z.enum(ITEM_FIELDS as [string, ...string[]]), z.array(z.string()));

/** Which columns of a table of items mean what, as JSON; empty = as their names say. */
export const itemColumnsField = z
  .string()
  .default('')
  .transform((text, context): ItemColumns => {
    if (text === '') return {};
    const parsed = columnsSchema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data as ItemColumns;
    context.addIssue({ code: 'custom', message: because('not-of-this-page') });
    return z.NEVER;
  });
