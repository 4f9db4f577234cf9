import { said } from '#app/core/shared/errors.ts';
import type { ActionFunctionArgs } from '@remix-run/node';
import { answerTraining } from '#app/services/rating/trainingRound.ts';
import { assertPost, jsonBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

const ALLOWANCE = { bytes: 64 * 1024, ms: 20_000, remedy: said('send-less') };

/** Takes an answer to a task of the training round and tells what was looked for. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const rater = await requireRater(args);
    return await answerTraining(args.context.db, rater, await jsonBody(args.request, ALLOWANCE));
  });
}

export function loader(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } });
}
