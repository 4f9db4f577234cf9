import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportPage } from '#app/components/report/ReportPage.tsx';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    return { report: await analyseStudy(args.context.db, slugOf(args)) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.report.study.name) }];

export default function StudyReportPage() {
  return <ReportPage report={useLoaderData<typeof loader>().report} />;
}
