import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { Doing } from '#app/services/studies/actor.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { placeHere, sayHere } from '../shared/sayHere.server.ts';
import { leadOf, slugOf } from './lead.server.ts';
import { upload } from './upload.server.ts';

/** Whether what is there gives way to what the file has; a field of every form that imports one. */
export const replace = z
  .string()
  .optional()
  .transform((box) => box !== undefined);

/**
 * Takes a file that a study's page sends, and answers with what was imported, or with all its faults in words.
 *
 * @param remedy what to do with a file that is too large
 */
export async function importFile<S extends z.ZodType>(
  args: ActionFunctionArgs,
  schema: S,
  remedy: Said,
  take: (form: z.output<S>, study: { readonly slug: string; readonly doing: Doing }) => Promise<unknown>,
): Promise<Response> {
  return await forPage(async () => {
    assertPost(args.request);
    const { email: actor } = await leadOf(args);
    try {
      const form = await formBody(args.request, schema, upload(remedy));
      return Response.json(await take(form, { slug: slugOf(args), doing: { actor } }));
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
