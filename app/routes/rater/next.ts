import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { forProgram } from '../shared/failures.server.ts';
import { searchOf } from '../shared/search.server.ts';
import { requireRater } from './rater.server.ts';

const searchSchema = z.object({
  ahead: z
    .string()
    .regex(/^\d{1,3}$/, because('not-whole'))
    .transform(Number)
    .default(0),
});

/** Where the rater stands: the task to judge now, with `?ahead=3` those after it, or why there is none. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { ahead } = searchOf(args.request, searchSchema);
    return await raterState(args.context.db, await requireRater(args), { ahead });
  });
}
