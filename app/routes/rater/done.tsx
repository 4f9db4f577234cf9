import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Finished, type FinishedReason } from '#app/components/rating/Finished.tsx';
import { RaterShell } from '#app/components/ui/RaterShell.tsx';
import type { Completion } from '#app/core/studies/completion.ts';
import { completionsOf, type Completions } from '#app/services/rating/completions.ts';
import { raterState, type RaterState } from '#app/services/rating/raterState.ts';
import { hasControls } from '#app/services/rating/hasControls.ts';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { findRater, linkOf, raterPage, tokenOf } from './rater.server.ts';
import { raterMeta } from './raterMeta.ts';
import { useLeftovers } from './session/useLeftovers.ts';

export { RaterFailure as ErrorBoundary } from './RaterFailure.tsx';

/** Why there is nothing to judge now. Where there is, on to it. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const token = tokenOf(args);
    const link = linkOf(token);
    const rater = await findRater(args);
    if (rater === null) throw redirect(link);
    const state = await raterState(args.context.db, rater);
    if (state.training === 'running') throw redirect(`${link}/training`);
    if (state.finished === null) throw redirect(`${link}/rate`);
    const finished = reasonOf(state, state.finished);
    return {
      ...raterPage(args, await raterStudy(args.context.db, token, { joined: true })),
      finished,
      done: state.progress.done,
      completion: completionFor(finished, state, await completionsOf(args.context.db, token)),
      controls: await hasControls(args.context.db, rater.studyId),
      canChange: state.last !== null && (state.finished === 'complete' || state.finished === 'none-left'),
    };
  });
}

/** What a rater gives whoever recruited them: not while they may be given more tasks before long. */
function completionFor(
  finished: FinishedReason,
  { progress: { done } }: RaterState,
  { done: ofDone, screenedOut }: Completions,
): Completion | null {
  if (finished === 'failed') return screenedOut;
  if (finished === 'paused') return null;
  return finished === 'complete' || finished === 'enough' || done > 0 ? ofDone : null;
}

function reasonOf({ training }: RaterState, finished: NonNullable<RaterState['finished']>) {
  return training === 'failed' ? ('failed' as const) : finished;
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => raterMeta(data, matches);

export default function DonePage() {
  const { title, link, ...page } = useLoaderData<typeof loader>();
  const leftovers = useLeftovers(link);
  return (
    <RaterShell title={title}>
      <Finished {...page} {...leftovers} link={link} />
    </RaterShell>
  );
}
