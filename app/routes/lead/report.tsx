import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportPage } from '#app/components/report/ReportPage.tsx';
import { mayLead } from '#app/core/people/roles.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange, role } = await readerOfStudy(args);
    const { db } = args.context;
    const { slug, pilot_of } = await requireStudy(db, slugOf(args));
    // A pilot has no verdict; what it tells has a page of its own.
    if (pilot_of !== null) throw redirect(`/studies/${slug}/pilot`);
    const report = await analyseStudy(db, slug);
    return {
      report,
      series: await studySeries(db, report.study.slug, report),
      reader: { mayChange, mayCreate: mayLead(role) },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.report.study.name) }];

export default function StudyReportPage() {
  return <ReportPage {...useLoaderData<typeof loader>()} />;
}
