import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import type { BesideFile, ChosenFile } from '#app/services/imports/files/givenFiles.ts';
import { text } from '../shared/fields.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf, chosenFile } from './upload.server.ts';

const scalesSchema = z
  .array(
    z
      .strictObject({ criterion: z.string().max(1000), lowest: z.number(), highest: z.number() })
      .refine(({ lowest, highest }) => lowest < highest, { message: because('not-of-this-page') }),
  )
  .max(1000);

/** The ends of criteria's scales as a page sends them. */
const scales = z
  .string()
  .default('[]')
  .transform((sent, context) => {
    const parsed = scalesSchema.safeParse(jsonOf(sent));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: because('not-of-this-page') });
    return z.NEVER;
  });

/** A file that may be left out. */
const maybeFile = z.instanceof(File).optional();

/** What the page of imports sends. */
export const importFields = z.object({
  ...{ file: chosenFile, preferences: maybeFile, items: maybeFile, columns: saidColumnsField, scales },
  ...{ name: text, slug: text, baseline: text },
});

/** What was sent, as files are imported by it. */
export async function filesOfForm({
  file,
  preferences,
  items,
  name,
  baseline,
  columns,
  scales: said,
}: z.output<typeof importFields>): Promise<Omit<BesideFile, 'name'> & { readonly file: ChosenFile }> {
  return {
    file: (await chosen(file))!,
    preferences: await chosen(preferences),
    items: await chosen(items),
    choices: {
      name: name.trim() === '' ? null : name.trim(),
      baseline: baseline === '' ? null : baseline,
      columns,
      scales: said,
    },
  };
}

async function chosen(file: File | undefined): Promise<ChosenFile | null> {
  return file === undefined || file.name === '' ? null : { name: file.name, bytes: await bytesOf(file) };
}
