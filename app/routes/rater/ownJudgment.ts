import type { LoaderFunctionArgs } from '@remix-run/node';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** One of the rater's judged tasks with the answers given. A further judgment under a new key corrects it. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(
    async () => await recallJudgment(args.context.db, await requireRater(args), args.params.assignment ?? ''),
  );
}
