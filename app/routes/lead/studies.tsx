import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StudyList } from '#app/components/study/StudyList.tsx';
import { mayLead } from '#app/core/people/roles.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { listDrafts } from '#app/services/drafts/keepDrafts.ts';
import { listStudySummaries } from '#app/services/studies/listStudySummaries.ts';
import { forPage } from '../shared/failures.server.ts';
import { readerOfPage } from './lead.server.ts';
import { titleOf } from '../shared/title.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { role } = await readerOfPage(args);
    const title = translator(resolveLocale(args.request)).t('list.title', { ns: 'study' });
    const { db } = args.context;
    const mayCreate = mayLead(role);
    return {
      title,
      studies: await listStudySummaries(db),
      drafts: mayCreate ? await listDrafts(db) : [],
      mayCreate,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.title) }];

export default function StudiesPage() {
  const { studies, drafts, mayCreate } = useLoaderData<typeof loader>();
  return <StudyList studies={studies} drafts={drafts} mayCreate={mayCreate} />;
}
