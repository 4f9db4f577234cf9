import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportPage } from '#app/components/report/ReportPage.tsx';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const { db } = args.context;
    const report = await analyseStudy(db, slugOf(args));
    return { report, series: await studySeries(db, report.study.slug, report) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.report.study.name) }];

export default function StudyReportPage() {
  const { report, series } = useLoaderData<typeof loader>();
  return <ReportPage report={report} series={series} />;
}
