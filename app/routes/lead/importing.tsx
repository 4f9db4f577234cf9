import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportingPage } from '#app/components/study/import/ImportingPage.tsx';
import { AppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { importStatus } from '#app/services/imports/files/importKept.ts';
import { z } from 'zod';
import { forPage } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { titleOf } from '../shared/title.ts';
import { creatorOfPage } from './lead.server.ts';

/** How far an import is; once its study is there, leads to the report. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    const upload = z.uuid().safeParse(args.params.upload);
    if (!upload.success) throw new AppError('upload-gone');
    const { db, jobs } = args.context;
    const { study, file, job } = await importStatus(db, jobs, upload.data);
    if (study !== null) throw redirect(`/studies/${study}/report`);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('title', { ns: 'imports' }),
      file,
      state: job?.state ?? null,
      progress: job?.progress ?? null,
      refusal: job?.state === 'failed' && job.error !== null ? toldForPage(job.error) : null,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function ImportingRoute() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <ImportingPage {...page} />;
}
