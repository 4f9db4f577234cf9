import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { RecordPage } from '#app/components/study/RecordPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { ordinal, searchOf } from '../shared/search.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

const searchSchema = z.object({ page: ordinal });

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    const slug = slugOf(args);
    const { page } = searchOf(args.request, searchSchema);
    const study = await studyEvents(args.context.db, slug, page);
    const { t } = translator(resolveLocale(args.request));
    const events = study.events.map(({ why, detail, ...event }) => ({
      ...event,
      detail: why === null ? detail : { ...detail, reason: sayHere(why) },
    }));
    return {
      title: t('record.titleOf', { ns: 'quality', study: study.name }),
      study: { slug, ...study, events },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyRecordPage() {
  return <RecordPage study={useLoaderData<typeof loader>().study} />;
}
