import { buildReport, type BuiltReport, type ReportInput } from '#app/core/reports/buildReport.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { computeApart } from './computeApart.ts';

/** Ratings, comparisons and places in rankings up to which a report takes well under a tenth of a second. */
const SMALL = 300;

/**
 * Builds a report: a small one here, a larger one in a process of its own, so that the pages of raters go on
 * answering while thousands of resamples are computed.
 */
export async function computeReport(input: ReportInput): Promise<BuiltReport> {
  const answers = analyses.all.reduce((sum, { answers }) => sum + answers(input.data).length, 0);
  if (answers <= SMALL) return buildReport(input);
  return await computeApart('report', JSON.stringify(input));
}
