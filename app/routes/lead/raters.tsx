import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { RatersPage } from '#app/components/study/RatersPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { raterQuality } from '#app/services/rating/raterQuality.ts';
import { readmitRater } from '#app/services/rating/readmitRater.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const { raters, ...study } = await raterQuality(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('raters.titleOf', { ns: 'quality', study: study.name }),
      mayChange,
      study: {
        ...study,
        raters: raters.map((rater) => ({ ...rater, lastAt: rater.lastAt?.toISOString() ?? null })),
      },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const ACTIONS = {
  exclude: studyAction(z.object({ rater: text, reason: text }), ({ db, slug, fields, doing }) =>
    excludeRater(db, slug, fields, doing),
  ),
  readmit: studyAction(z.object({ rater: text }), ({ db, slug, fields, doing }) =>
    readmitRater(db, slug, fields.rater, doing),
  ),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export default function StudyRatersPage() {
  const { study, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <RatersPage study={study} mayChange={mayChange} refusal={answer?.message ?? null} />;
}
