import type { LoaderFunctionArgs } from '@remix-run/node';
import { toldVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { AppContext } from '#app/server/context.ts';
import { forProgram } from '../shared/failures.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';
import { pilotWithoutLink } from './withoutLinks.server.ts';

/** A study's verdict as JSON, like `evenhand verdict --json` prints it; of a pilot what it tells. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { actor, mayChange } = await downloaderOf(args);
    const { id, slug, pilot_of } = await requireStudy(db, slugOf(args));
    const told =
      pilot_of === null ? toldVerdict(await analyseStudy(db, slug)) : await pilotTold(db, slug, mayChange);
    await noteDownload(db, id, ['verdict.json'], { actor });
    return told;
  });
}

async function pilotTold(db: AppContext['db'], slug: string, mayChange: boolean) {
  const result = await pilotResult(db, slug);
  return mayChange ? result : pilotWithoutLink(result);
}
