import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StudyList } from '#app/components/study/StudyList.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { listDrafts } from '#app/services/drafts/keepDrafts.ts';
import { listStudySummaries } from '#app/services/studies/listStudySummaries.ts';
import { forPage } from '../shared/failures.server.ts';
import { leadOfPage } from './lead.server.ts';
import { titleOf } from '../shared/title.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const title = translator(resolveLocale(args.request)).t('list.title', { ns: 'study' });
    const { db } = args.context;
    return { title, studies: await listStudySummaries(db), drafts: await listDrafts(db) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.title) }];

export default function StudiesPage() {
  const { studies, drafts } = useLoaderData<typeof loader>();
  return <StudyList studies={studies} drafts={drafts} />;
}
