import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { assertPost } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { leadOfAction, slugOf } from './lead.server.ts';
import { textOfFile, uploadedForm } from './upload.server.ts';

/** Takes a file of outputs for one system of a study; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    assertPost(args.request);
    await leadOfAction(args);
    try {
      const form = await uploadedForm(args.request, 'import it with `evenhand import-outputs`');
      const text = await textOfFile(form, 'outputs');
      const file = form.get('outputs') as File;
      return await importOutputs(args.context.db, {
        ...parseOutputs(text, /\.csv$/i.test(file.name) ? 'csv' : 'jsonl'),
        slug: slugOf(args),
        system: String(form.get('system') ?? ''),
        replace: form.has('replace'),
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      const problems =
        error.problems.length > 0
          ? error.problems.map(({ path, message }) => `${path}: ${message}`)
          : [error.message];
      return data({ problems }, { status: httpStatusOf(error) });
    }
  });
}

export function loader({ params }: { params: { slug?: string } }) {
  return redirect(`/studies/${params.slug ?? ''}`);
}
