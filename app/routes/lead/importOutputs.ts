import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said as remedyOf } from '#app/core/shared/errors.ts';
import { importOutputsTable } from '#app/services/imports/tablesOfStudy.ts';
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
    async ({ outputs, columns, system, replace }, { slug, doing }) => {
      const bytes = await bytesOf(outputs);
      const named = system === '' ? undefined : system;
      const given = { slug, bytes, said: columns, fileName: outputs.name, system: named, replace };
      return await importOutputsTable(args.context.db, given, doing);
    },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
