import type { LoaderFunctionArgs } from '@remix-run/node';
import { exchangedVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireLead, slugOf } from './lead.server.ts';

/** A study's verdict as JSON, like `evenhand verdict --json` prints it; of a pilot what it tells. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { email: actor } = await requireLead(args);
    const { id, slug, pilot_of } = await requireStudy(db, slugOf(args));
    const told =
      pilot_of === null ? exchangedVerdict(await analyseStudy(db, slug)) : await pilotResult(db, slug);
    await noteDownload(db, id, ['verdict.json'], { actor });
    return told;
  });
}
