import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { previewOutputs } from '#app/services/generation/previewOutputs.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { replace } from './importFile.server.ts';
import { leadOf, slugOf } from './lead.server.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf, chosenFile, upload } from './upload.server.ts';

const previewSchema = z.object({ outputs: chosenFile, columns: saidColumnsField, replace });

/** What a file of outputs holds that a lead has chosen, and what would come of importing it; nothing is stored. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await leadOf(args);
    const form = await formBody(args.request, previewSchema, upload(said('import-by-command')));
    const bytes = await bytesOf(form.outputs);
    const named = { slug: slugOf(args), bytes, fileName: form.outputs.name };
    const given = { ...named, said: form.columns, replace: form.replace };
    const { refusal, ...read } = await previewOutputs(args.context.db, given);
    return { ...read, refusal: refusal === null ? null : toldForPage(refusal) };
  });
}
