import type { Report } from '#app/core/reports/report.ts';
import type { ReportPlace } from '../kinds/kindReport.ts';
import { reports } from '../kinds/reports.ts';

/** The sections that the kinds of tasks have at one place of the report. */
export function OfKinds({ place, report }: { place: ReportPlace; report: Report }) {
  return reports.all.map(({ kind, sections }) => {
    const Part = sections[place];
    return Part === null ? null : <Part key={kind} report={report} />;
  });
}
