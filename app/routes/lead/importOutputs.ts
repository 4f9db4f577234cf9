import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said as remedyOf } from '#app/core/shared/errors.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { readOutputs } from '#app/services/generation/previewOutputs.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { importFile, replace } from './importFile.server.ts';
import { slugOf } from './lead.server.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf, chosenFile } from './upload.server.ts';

const importSchema = z.object({ outputs: chosenFile, columns: saidColumnsField, system: text, replace });

/** Takes a file of outputs for one system of a study or several; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  const remedy = remedyOf('import-by-command');
  return await importFile(
    args,
    importSchema,
    remedy,
    async ({ outputs, columns, system, ...form }, { slug, doing }) => {
      const { db } = args.context;
      const bytes = await bytesOf(outputs);
      // Whose outputs they are is said: then columns are known by their names alone.
      const { rows, result } =
        system === ''
          ? await readOutputs(db, { slug, bytes, fileName: outputs.name, said: columns })
          : await readApart('outputs', bytes, { said: columns, guess: null });
      const { problems, fileHash, read } = result;
      const named = system === '' ? {} : { system };
      const given = { outputs: rows, problems, fileHash, slug, ...named, ...form };
      return { ...(await importOutputs(db, given, doing)), read };
    },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
