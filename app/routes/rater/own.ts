import type { LoaderFunctionArgs } from '@remix-run/node';
import { listOwnJudgments } from '#app/services/rating/listOwnJudgments.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireRater } from './rater.server.ts';

/** What the rater has judged, the last one first. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => ({
    judgments: await listOwnJudgments(args.context.db, await requireRater(args)),
  }));
}
