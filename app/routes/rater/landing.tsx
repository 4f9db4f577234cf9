import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Landing } from '#app/components/rating/Landing.tsx';
import { Declined, Full, Paused, TakingPart } from '#app/components/rating/Finished.tsx';
import { RaterShell } from '#app/components/ui/RaterShell.tsx';
import { markOfDeclined } from '#app/services/rating/joinStudy.ts';
import { completionsOf } from '#app/services/rating/completions.ts';
import { recruitedBy, recruitedSearch } from '#app/core/studies/recruited.ts';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { texts } from '../shared/fields.ts';
import { flag, searchOf } from '../shared/search.server.ts';
import { findRater, linkOf, raterPage, tokenOf } from './rater.server.ts';
import { declinedOf } from './raterCookie.server.ts';
import { raterMeta } from './raterMeta.ts';

export { RaterFailure as ErrorBoundary } from './RaterFailure.tsx';

/** How joining ended that was sent without a script. */
const searchSchema = z.object({
  /** What the form lacked. */
  missing: texts,
  declined: flag,
  elsewhere: flag,
  taken: flag,
  /** The limit that was met: of the link, or of an address. */
  full: z.enum(['address', 'link']).optional(),
});

/** Who joined on this device goes on at once; everyone else reads what it is about and agrees. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const token = tokenOf(args);
    const asked = searchOf(args.request, searchSchema);
    if ((await findRater(args)) !== null) throw redirect(`${linkOf(token)}/rate`);
    const study = await raterStudy(args.context.db, token);
    const mark = declinedOf(args.request);
    const declined = mark !== undefined && mark === (await markOfDeclined(args.context.db, token));
    const full = asked.full ?? null;
    const page = {
      ...raterPage(args, study),
      languages: study.languages,
      consent: study.consent,
      eligibility: study.eligibility,
      trainingTasks: study.trainingTasks,
      leastItems: study.leastItems,
      joinable: study.state === 'open',
      over: study.state === 'closed' || study.state === 'decided',
      missing: asked.missing,
      recruited: recruitedSearch(recruitedBy(new URL(args.request.url).searchParams)),
      declined: declined || asked.declined,
      // Told to those alone who were declined, by what their browser keeps: an address can be typed.
      screenedOut: declined ? (await completionsOf(args.context.db, token)).screenedOut : null,
      takingPart: asked.elsewhere ? ('browser' as const) : asked.taken ? ('participant' as const) : null,
      full,
    };
    return data(page, full === null ? {} : { status: 429, headers: { 'Cache-Control': 'no-store' } });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => raterMeta(data, matches);

export default function LandingPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <RaterShell>
      {!page.joinable ? (
        <Paused over={page.over} />
      ) : page.declined ? (
        <Declined completion={page.screenedOut} />
      ) : page.takingPart !== null ? (
        <TakingPart as={page.takingPart} />
      ) : page.full !== null ? (
        <Full limit={page.full} />
      ) : (
        <Landing {...page} />
      )}
    </RaterShell>
  );
}
