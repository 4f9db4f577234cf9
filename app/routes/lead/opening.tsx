import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { OpeningPage } from '#app/components/study/opening/OpeningPage.tsx';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { draftRaters } from '#app/services/drafts/draftRaters.ts';
import { openingReview } from '#app/services/studies/openingReview.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { isLoopback } from './isLoopback.ts';
import { leadOfPage, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const slug = slugOf(args);
    const { db, config } = args.context;
    const review = await openingReview(db, slug, { isLoopback: isLoopback(config.origin) });
    // One that has opened has nothing to be looked at any more; its page says where it stands.
    if (isFrozen(review.settings.state) || review.settings.pilotOf !== null)
      throw redirect(`/studies/${slug}`);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('titleOf', { ns: 'opening', study: review.settings.name }),
      review,
      raters: review.seats || (await draftRaters(db, slug)),
    };
  });
}

/** The one thing that this page does: what was shown is opened, once somebody has said that it is meant. */
const ACTIONS = {
  open: studyAction(
    z.object({ confirmed: z.literal('yes'), seen: z.string().max(100) }),
    ({ db, slug, fields, doing }) => openStudy(db, slug, { ...doing, seen: fields.seen }),
  ),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyOpeningPage() {
  const { review, raters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <OpeningPage review={review} raters={raters} refusal={answer?.message ?? null} />;
}
