import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { SettingsPage } from '#app/components/study/settings/SettingsPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { reviseStudy } from '#app/services/drafts/reviseStudy.ts';
import { studySettings } from '#app/services/setup/studySettings.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { FORM } from './drafts/outlook.server.ts';
import { leadOf, readerOfStudy, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const settings = await studySettings(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return { title: t('titleOf', { ns: 'settings', study: settings.name }), settings, mayChange };
  });
}

/** Begins changing the set-up: leads to a draft of it. */
export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, {
    change: studyAction(z.object({}), async ({ db, slug }) => {
      const account = await leadOf(args);
      throw redirect(`/drafts/${await reviseStudy(db, slug, FORM, { by: account.id })}/question`);
    }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudySettingsPage() {
  const { settings, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SettingsPage settings={settings} mayChange={mayChange} refusal={answer?.message ?? null} />;
}
