import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { httpStatusOf, isAppError, said } from '#app/core/shared/errors.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { parseScores } from '#app/services/analysis/parseScores.ts';
import { hashOfFile } from '#app/services/generation/parseOutputs.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { placeHere, sayHere } from '../shared/sayHere.server.ts';
import { requireLead, slugOf } from './lead.server.ts';
import { chosenFile, textOfFile, upload } from './upload.server.ts';

const importSchema = z.object({ scores: chosenFile, measure: text, replace: z.string().optional() });

/** Takes a file of scores for one custom measure of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    assertPost(args.request);
    const { email: actor } = await requireLead(args);
    try {
      const form = await formBody(args.request, importSchema, upload(said('import-scores-by-command')));
      const lines = await textOfFile(form.scores);
      const imported = await importScores(
        args.context.db,
        {
          ...parseScores(lines),
          fileHash: hashOfFile(lines),
          slug: slugOf(args),
          measure: form.measure,
          replace: form.replace !== undefined,
        },
        { actor },
      );
      return Response.json(imported);
    } catch (error) {
      if (!isAppError(error)) throw error;
      const problems =
        error.problems.length > 0
          ? error.problems.map((one) => `${placeHere(one.path)}: ${sayHere(one)}`)
          : [sayHere(error)];
      return Response.json({ problems }, { status: httpStatusOf(error) });
    }
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(() => Promise.resolve(redirect(`/studies/${slugOf(args)}`)));
}
