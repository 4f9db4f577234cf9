import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import type { ChosenFile, GivenChoices } from '#app/services/imports/files/givenFiles.ts';
import { keepFiles, type GivenFiles } from '#app/services/imports/files/keptFiles.ts';
import { text } from '../shared/fields.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf } from './upload.server.ts';

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

/** A file that may be left out; a form without a program sends an empty one instead. */
const maybeFile = z.instanceof(File).optional();

/** Which of the files that were sent before stay as they are. */
const kept = z
  .string()
  .default('')
  .transform((sent) => sent.split(' ').filter((part) => part !== ''))
  .pipe(z.array(z.enum(['file', 'preferences', 'items'])));

/** What the page of imports sends: files, or what they were kept by when they were sent before. */
export const importFields = z
  .object({
    ...{ file: maybeFile, preferences: maybeFile, items: maybeFile, columns: saidColumnsField, scales },
    ...{ upload: z.uuid().optional(), kept },
    ...{ name: text, slug: text, baseline: text },
  })
  .refine(({ file, kept: parts }) => parts.includes('file') || isChosen(file), {
    path: ['file'],
    message: because('choose-file'),
  });

type ImportForm = z.output<typeof importFields>;

/** Keeps what was sent, with what was kept of it before. */
export async function keepForm(
  { db }: ActionFunctionArgs['context'],
  { upload, kept: parts, ...form }: ImportForm,
  account: number,
): Promise<{ readonly upload: string; readonly files: GivenFiles }> {
  const files = {
    file: await chosen(form.file),
    preferences: await chosen(form.preferences),
    items: await chosen(form.items),
  };
  return await keepFiles(db, { upload: upload ?? null, kept: parts, files, account });
}

/** What the form says of its files. */
export function choicesOf({ name, baseline, columns, scales: said }: ImportForm): GivenChoices {
  return {
    name: name.trim() === '' ? null : name.trim(),
    baseline: baseline === '' ? null : baseline,
    columns,
    scales: said,
  };
}

const isChosen = (file: File | undefined) => file !== undefined && file.name !== '';

async function chosen(file: File | undefined): Promise<ChosenFile | null> {
  return isChosen(file) ? { name: file!.name, bytes: await bytesOf(file!) } : null;
}
