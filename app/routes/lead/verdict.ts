import type { LoaderFunctionArgs } from '@remix-run/node';
import { verdictWithProvenance } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireLead, slugOf } from './lead.server.ts';

/** A study's verdict as JSON, like `evenhand verdict --json` prints it. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await requireLead(args);
    return verdictWithProvenance(await analyseStudy(args.context.db, slugOf(args)));
  });
}
