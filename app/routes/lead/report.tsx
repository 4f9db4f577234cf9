import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportPage } from '#app/components/report/ReportPage.tsx';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    const { db } = args.context;
    const { slug, pilot_of } = await requireStudy(db, slugOf(args));
    // A pilot has no verdict; what it tells has a page of its own.
    if (pilot_of !== null) throw redirect(`/studies/${slug}/pilot`);
    const report = await analyseStudy(db, slug);
    return { report, series: await studySeries(db, report.study.slug, report) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.report.study.name) }];

export default function StudyReportPage() {
  const { report, series } = useLoaderData<typeof loader>();
  return <ReportPage report={report} series={series} />;
}
