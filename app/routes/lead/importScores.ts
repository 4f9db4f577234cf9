import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { parseScores } from '#app/services/analysis/parseScores.ts';
import { howRead } from '#app/services/imports/importBody.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { importFile, replace } from './importFile.server.ts';
import { slugOf } from './lead.server.ts';
import { chosenFile, readFile } from './upload.server.ts';

const importSchema = z.object({ scores: chosenFile, measure: text, replace });

/** Takes a file of scores for one custom measure of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  const remedy = said('import-scores-by-command');
  return await importFile(args, importSchema, remedy, async ({ scores, ...form }, { slug, doing }) => {
    const file = await readFile(scores);
    const given = { ...parseScores(file.body), fileHash: file.fileHash, slug, ...form };
    return { ...(await importScores(args.context.db, given, doing)), read: howRead(file) };
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
