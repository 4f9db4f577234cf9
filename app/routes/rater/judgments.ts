import { said } from '#app/core/shared/errors.ts';
import type { ActionFunctionArgs } from '@remix-run/node';
import { takeJudgment } from '#app/services/rating/takeJudgment.ts';
import { assertPost, jsonBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { visitorOf } from './rater.server.ts';

/** A comment of full length in any script, as many marked spans as there may be with theirs, and the rest. */
const ALLOWANCE = { bytes: 256 * 1024, ms: 20_000, remedy: said('shorten-comment') };

/** Takes a judgment. When the answer comes it is in the database; the answer brings the next task along. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const visitor = visitorOf(args);
    const submission = await jsonBody(args.request, ALLOWANCE);
    return { accepted: true, state: await takeJudgment(args.context.db, visitor, submission) };
  });
}

export function loader(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } });
}
