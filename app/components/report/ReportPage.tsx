import type { Report } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { StudyHeader } from '../study/StudyHeader.tsx';
import type { ReportReader } from './first/NextStep.tsx';
import { ReportBody } from './ReportBody.tsx';

/** On paper: blocks instead of grids, whose headings stay with what follows; smaller tables, so that none is cut. */
const ON_PAPER =
  'print:block print:[&>*+*]:mt-8 print:[&_section]:block print:[&_section>*+*]:mt-3 print:[&_h2]:break-after-avoid ' +
  'print:[&_section>p]:break-after-avoid print:[&_h3]:break-after-avoid print:[&_table]:break-inside-avoid print:[&_table]:text-sm ' +
  'print:[&_td]:px-1.5 print:[&_th]:px-1.5';

/** The report of a study. */
export function ReportPage({
  report,
  series,
  reader,
}: {
  report: Report;
  series: readonly SeriesEntry[];
  reader: ReportReader;
}) {
  return (
    <article className={`grid gap-12 ${ON_PAPER}`}>
      <StudyHeader {...report.study} />
      <ReportBody report={report} series={series} reader={reader} />
    </article>
  );
}
