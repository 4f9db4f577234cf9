import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { httpStatusOf, isAppError, said } from '#app/core/shared/errors.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { hashOfFile, parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { placeHere, sayHere } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { requireLead, slugOf } from './lead.server.ts';
import { chosenFile, textOfFile, upload } from './upload.server.ts';

const importSchema = z.object({ outputs: chosenFile, system: text, replace: z.string().optional() });

/** Takes a file of outputs for one system of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    assertPost(args.request);
    const { email: actor } = await requireLead(args);
    try {
      const form = await formBody(args.request, importSchema, upload(said('import-by-command')));
      const lines = await textOfFile(form.outputs);
      const imported = await importOutputs(
        args.context.db,
        {
          ...parseOutputs(lines, /\.csv$/i.test(form.outputs.name) ? 'csv' : 'jsonl'),
          fileHash: hashOfFile(lines),
          slug: slugOf(args),
          system: form.system,
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
