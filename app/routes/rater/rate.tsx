import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { z } from 'zod';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { RatingScreen } from '#app/components/rating/RatingScreen.tsx';
import { COMMENT_LIMIT } from '#app/core/shared/comment.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { undoLast } from '#app/services/rating/undoLast.ts';
import { forPage } from '../shared/failures.server.ts';
import { flag, searchOf } from '../shared/search.server.ts';
import { findRater, linkOf, raterPage, tokenOf } from './rater.server.ts';
import { progressOf, shownOf } from './session/ratingSession.ts';
import { useRatingSession } from './session/useRatingSession.ts';
import { raterMeta } from './raterMeta.ts';

export { RaterFailure as ErrorBoundary } from './RaterFailure.tsx';

const searchSchema = z.object({ last: flag });

/** The task to judge; with `?last` the last one again, to be changed. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const token = tokenOf(args);
    const link = linkOf(token);
    const asked = searchOf(args.request, searchSchema);
    const rater = await findRater(args);
    if (rater === null) throw redirect(link);
    const { db } = args.context;
    const state = await raterState(db, rater);
    const wantsLast = asked.last && state.last !== null;
    const correction = wantsLast ? await undoLast(db, rater) : null;
    if (state.training === 'running') throw redirect(`${link}/training`);
    if (state.task === null && correction === null) throw redirect(`${link}/done`);
    return {
      ...raterPage(args, await raterStudy(db, token, { joined: true })),
      state,
      correction,
      commentLimit: COMMENT_LIMIT,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => raterMeta(data, matches);

/** The page asks for tasks by itself; only a change of language loads it anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) => formAction === '/locale';

export default function RatePage() {
  const { title, link, facts, commentLimit, state, correction } = useLoaderData<typeof loader>();
  const { t } = useTranslation('rating');
  const { session, breakDue, acts } = useRatingSession(link, { state, correction });
  const shown = shownOf(session);
  const own = async () => {
    const list = await acts.own();
    return list.ok ? list.value : null;
  };
  return (
    <>
      <noscript>
        <p className="p-4 text-center">{t('failure.noScript')}</p>
      </noscript>
      <RatingScreen
        title={title}
        link={link}
        facts={facts}
        commentLimit={commentLimit}
        task={shown?.task ?? null}
        progress={progressOf(session)}
        answers={shown?.answers ?? NO_ANSWERS}
        correcting={session.correction !== null}
        canGoBack={session.last !== null || session.order.length > 0}
        waiting={session.waiting}
        notice={session.notice ?? signedOutOf(session.waiting.stuck)}
        breakDue={breakDue}
        acts={{ ...acts, own }}
      />
    </>
  );
}

/** A device that is no longer known must be told at once: nothing goes on by itself. */
function signedOutOf<Stuck extends { kind: string } | null>(stuck: Stuck): Stuck | null {
  return stuck?.kind === 'signedOut' ? stuck : null;
}
