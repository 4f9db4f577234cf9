import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { importFile, replace } from './importFile.server.ts';
import { slugOf } from './lead.server.ts';
import { chosenFile, readFile } from './upload.server.ts';

const importSchema = z.object({ outputs: chosenFile, system: text, replace });

/** Takes a file of outputs for one system of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  const remedy = said('import-by-command');
  return await importFile(args, importSchema, remedy, async ({ outputs, ...form }, { slug, doing }) => {
    const { body, fileHash } = await readFile(outputs);
    const read = parseOutputs(body);
    return await importOutputs(args.context.db, { ...read, fileHash, slug, ...form }, doing);
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
