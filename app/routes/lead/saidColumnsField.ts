import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';

const name = z.string().max(1000);
const columnsSchema = z
  .array(z.strictObject({ field: name, system: name.optional(), column: name }))
  .max(1000);

/** What a lead said of the columns of a file, as JSON, the others left out; null where nothing was said. */
export const saidColumnsField = z
  .string()
  .default('')
  .transform((text, context): SaidColumns | null => {
    if (text === '') return null;
    const parsed = columnsSchema.safeParse(jsonOf(text));
    if (parsed.success) return { columns: parsed.data, others: 'left-out' };
    context.addIssue({ code: 'custom', message: because('not-of-this-page') });
    return z.NEVER;
  });
