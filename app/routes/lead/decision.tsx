import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { assertPassword } from '#app/auth/ownAccount.server.ts';
import { DecisionPage } from '#app/components/study/decision/DecisionPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { decideStudy, refuseDecision, reviewDecision } from '#app/services/records/decideStudy.ts';
import { studyRecords } from '#app/services/records/studyRecords.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { id, mayChange } = await readerOfStudy(args);
    const { db, config } = args.context;
    const slug = slugOf(args);
    // A pilot has no verdict; what it tells has a page of its own.
    if ((await requireStudy(db, slug)).pilot_of !== null) throw redirect(`/studies/${slug}/pilot`);
    const study = await studyRecords(db, slug, id);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('titleOf', { ns: 'decision', study: study.name }),
      study,
      mayChange,
      review: config.review,
    };
  });
}

/** Each asks for the password again. What is wrong with what a person wrote is said by what takes it. */
const signed = { password: text, comment: text };

const ACTIONS = {
  sign: studyAction(
    z.object({ ...signed, candidate: text, outcome: text, because: text }),
    async ({ db, slug, fields: { password, ...fields }, account, review }) => {
      await assertPassword(db, account.id, password);
      await decideStudy(db, slug, fields, { by: account, review });
    },
  ),
  agree: studyAction(
    z.object({ ...signed, seen: text }),
    async ({ db, slug, fields: { password, ...fields }, account }) => {
      await assertPassword(db, account.id, password);
      await reviewDecision(db, slug, fields, { by: account });
    },
  ),
  refuse: studyAction(z.object({ comment: text, seen: text }), ({ db, slug, fields, account }) =>
    refuseDecision(db, slug, fields, { by: account }),
  ),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyDecisionPage() {
  const page = useLoaderData<typeof loader>();
  return <DecisionPage {...page} refusal={useActionData<typeof action>() ?? null} />;
}
