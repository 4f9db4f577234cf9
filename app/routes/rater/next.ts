import type { LoaderFunctionArgs } from '@remix-run/node';
import { raterState } from '#app/services/rating/raterState.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** Where the rater stands: the task to judge now, or why there is none. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => await raterState(args.context.db, await requireRater(args)));
}
