import type { Report } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { StudyHeader } from '../study/StudyHeader.tsx';
import type { ReportReader } from './first/NextStep.tsx';
import { ON_PAPER } from './onPaper.ts';
import { ReportBody } from './ReportBody.tsx';

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
