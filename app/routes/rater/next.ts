import type { LoaderFunctionArgs } from '@remix-run/node';
import { raterState } from '#app/services/rating/raterState.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** Where the rater stands: the task to judge now, with `?ahead=3` those after it, or why there is none. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const asked = new URL(args.request.url).searchParams.get('ahead') ?? '0';
    const ahead = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
    return await raterState(args.context.db, await requireRater(args), { ahead });
  });
}
