import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
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
      const { rows, result } = await readApart('scores', await bytesOf(scores), { said: columns });
      const { problems, fileHash, read } = result;
      const given = { scores: rows, problems, fileHash, slug, ...form };
      return { ...(await importScores(args.context.db, given, doing)), read };
    },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
