// The process in which `computeApart` builds a report: takes one input, answers once.
import { buildReport, type ReportInput } from '#app/core/reports/buildReport.ts';
import type { ReportAnswer } from './computeReport.ts';

const answer = (message: ReportAnswer) => process.send?.(message);

process.once('message', (input: ReportInput) => {
  try {
    answer({ report: buildReport(input) });
  } catch (error) {
    answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.once('disconnect', () => process.exit(0));
