import { OPERATIONS } from '#app/core/api/operations.ts';
import { toldVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

/** A study's verdict as `evenhand verdict --json` prints it; of one that isn't closed that there is none. */
export const readVerdict = answers(OPERATIONS.readVerdict, async ({ context: { db }, params, doing }) => {
  const { id, slug } = await requireStudy(db, slugOf({ params }));
  const verdict = toldVerdict(await analyseStudy(db, slug));
  await noteDownload(db, id, ['verdict.json'], doing);
  return verdict as never;
});
