import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { ProgressPage } from '#app/components/study/running/ProgressPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { runningStudy } from '#app/services/studies/runningStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';

/** How often the page asks how far the study is, while somebody looks at it. */
const POLL_MS = 10_000;

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfStudy(args);
    const study = await runningStudy(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return { title: t('titleOf', { ns: 'progress', study: study.name }), study };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyProgressPage() {
  const { study } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const open = study.state === 'open';
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [open, revalidate]);
  return <ProgressPage study={study} />;
}
