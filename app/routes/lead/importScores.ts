import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { importScoresTable } from '#app/services/imports/tablesOfStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { importFile, replace } from './importFile.server.ts';
import { slugOf } from './lead.server.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf, chosenFile } from './upload.server.ts';

const importSchema = z.object({ scores: chosenFile, columns: saidColumnsField, measure: text, replace });

/** Takes a file of scores for one custom measure of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  const remedy = said('import-scores-by-command');
  return await importFile(
    args,
    importSchema,
    remedy,
    async ({ scores, columns, ...form }, { slug, doing }) => {
      const given = { slug, bytes: await bytesOf(scores), said: columns, ...form };
      return await importScoresTable(args.context.db, given, doing);
    },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
