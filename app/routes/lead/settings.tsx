import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SettingsPage } from '#app/components/study/settings/SettingsPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { studySettings } from '#app/services/setup/studySettings.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    const settings = await studySettings(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return { title: t('titleOf', { ns: 'settings', study: settings.name }), settings };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudySettingsPage() {
  return <SettingsPage settings={useLoaderData<typeof loader>().settings} />;
}
