import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComputingPage } from '#app/components/report/ComputingPage.tsx';
import { ReportPage } from '#app/components/report/ReportPage.tsx';
import { mayLead } from '#app/core/people/roles.ts';
import { reportSoon } from '#app/services/analysis/reportSoon.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange, role } = await readerOfStudy(args);
    const { db } = args.context;
    const { slug, pilot_of, name, state, configuration } = await requireStudy(db, slugOf(args));
    // A pilot has no verdict; what it tells has a page of its own.
    if (pilot_of !== null) throw redirect(`/studies/${slug}/pilot`);
    const study = { slug, name, question: configuration.question, state };
    const report = await reportSoon(db, slug);
    if (report === null) return { study, shown: null };
    const reader = { mayChange, mayCreate: mayLead(role) };
    return { study, shown: { report, series: await studySeries(db, slug, report), reader } };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.study.name) }];

export default function StudyReportPage() {
  const { study, shown } = useLoaderData<typeof loader>();
  return shown === null ? <ComputingPage study={study} /> : <ReportPage {...shown} />;
}
