import { said } from '#app/core/shared/errors.ts';
import type { ActionFunctionArgs } from '@remix-run/node';
import { MOST_AHEAD } from '#app/services/rating/mostAhead.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { assertPost, jsonBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** A note of full length in any script, and the rest. */
const ALLOWANCE = { bytes: 8 * 1024, ms: 20_000, remedy: said('shorten-note') };

/** Passes a task on that the rater cannot judge. The answer brings the tasks that are left. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const { db } = args.context;
    const rater = await requireRater(args);
    await skipTask(db, rater, await jsonBody(args.request, ALLOWANCE));
    return { skipped: true, state: await raterState(db, rater, { ahead: MOST_AHEAD }) };
  });
}

export function loader(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } });
}
