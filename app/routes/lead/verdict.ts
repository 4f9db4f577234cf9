import type { LoaderFunctionArgs } from '@remix-run/node';
import { exchangedVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireLead, slugOf } from './lead.server.ts';

/** A study's verdict as JSON, like `evenhand verdict --json` prints it. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { email: actor } = await requireLead(args);
    const report = await analyseStudy(db, slugOf(args));
    await noteDownload(db, (await requireStudy(db, report.study.slug)).id, ['verdict.json'], { actor });
    return exchangedVerdict(report);
  });
}
