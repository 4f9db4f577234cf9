import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComputingPage } from '#app/components/report/ComputingPage.tsx';
import { ExplorePage } from '#app/components/report/ExplorePage.tsx';
import { exploreStudy } from '#app/services/analysis/exploreStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    return { explored: await exploreStudy(args.context.db, slugOf(args)) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.explored.study.name) },
];

export default function StudyExplorePage() {
  const { explored } = useLoaderData<typeof loader>();
  const { candidates } = explored;
  return candidates === null ? (
    <ComputingPage study={explored.study} />
  ) : (
    <ExplorePage explored={explored} candidates={candidates} />
  );
}
