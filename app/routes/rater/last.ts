import type { LoaderFunctionArgs } from '@remix-run/node';
import { undoLast } from '#app/services/rating/undoLast.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** The rater's last task with the answers given. A further judgment under a new key corrects it. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => await undoLast(args.context.db, await requireRater(args)));
}
