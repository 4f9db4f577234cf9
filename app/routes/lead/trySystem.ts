import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { because, said } from '#app/core/shared/errors.ts';
import { systemSchema } from '#app/core/studies/configuration.ts';
import { assertPost, jsonBody, matching } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { unlessLeft } from '../shared/unlessLeft.server.ts';
import { creator } from './lead.server.ts';

/** Prompts of studies may be longer; this is one that somebody types. */
const MOST_CHARACTERS = 100_000;
const BODY = { bytes: 1024 * 1024, ms: 20_000, remedy: said('send-less') };

const trialSchema = z.object({
  system: systemSchema,
  prompt: z
    .string()
    .min(1, because('is-empty'))
    .max(MOST_CHARACTERS, because('too-many-characters', { most: MOST_CHARACTERS })),
});

/** Has a system that a lead sets up write one output; nothing is stored. It ends when the page goes away. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const { id } = await creator(args);
    const trial = matching(trialSchema, await jsonBody(args.request, BODY), 'form-unlike-page');
    const { signal } = args.request;
    return await unlessLeft(signal, () => args.context.trials.run(id, trial, signal));
  });
}
