import { Notice } from '#app/components/ui/Notice.tsx';
import type { Report } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Contents } from './Contents.tsx';
import { FirstScreen } from './first/FirstScreen.tsx';
import type { ReportReader } from './first/NextStep.tsx';
import { LooksTaken } from './LooksTaken.tsx';
import { OtherStudies } from './OtherStudies.tsx';
import { PartSection } from './PartSection.tsx';
import { useReportParts } from './useReportParts.tsx';

/** The verdict, then its evidence. While the study is open, why there is none. */
export function ReportBody({
  report,
  series = [],
  reader = null,
}: {
  report: Report;
  /** What the studies found that this one belongs to by repeating. */
  series?: readonly SeriesEntry[];
  /** What whoever reads it may do; null for readers without an account. */
  reader?: ReportReader | null;
}) {
  if (report.estimates === 'withheld') {
    return (
      <div className="-mt-6 grid gap-6">
        <SimulatedNotice report={report} />
        <Withheld report={report} />
        <OtherStudies report={report} />
      </div>
    );
  }
  return <Judged report={report} series={series} reader={reader} />;
}

function Judged({
  report,
  series,
  reader,
}: {
  report: Report;
  series: readonly SeriesEntry[];
  reader: ReportReader | null;
}) {
  const { t } = useTranslation('parts');
  const parts = useReportParts(report, series, reader !== null);
  const verdict = { id: 'verdict', group: 'result', title: t('of.verdict.title') } as const;
  return (
    <div className="-mt-6 grid gap-x-10 lg:grid-cols-[10.5rem_minmax(0,1fr)] print:mt-4 print:block">
      <Contents parts={[verdict, ...parts]} />
      <div className="grid min-w-0 gap-14 max-lg:pt-4 print:block print:p-0 print:[&>*+*]:mt-8">
        <div className="grid gap-6 print:block print:[&>*+*]:mt-3">
          <SimulatedNotice report={report} />
          <FirstScreen report={report} reader={reader} />
          <LooksTaken report={report} />
          <OtherStudies report={report} />
        </div>
        {parts.map((part) => (
          <PartSection key={part.id} {...part} />
        ))}
      </div>
    </div>
  );
}

/** Says plainly that figures do not come from people. */
function SimulatedNotice({ report: { simulatedRaters, raters } }: { report: Report }) {
  const { t } = useTranslation('report');
  if (simulatedRaters === 'none') return null;
  return (
    <p className="border-l-4 border-caution bg-caution-soft px-4 py-2 font-medium">
      {t(`simulated.${simulatedRaters === 'some' && raters.length === 0 ? 'someUnnamed' : simulatedRaters}`)}
    </p>
  );
}

function Withheld({ report: { study, progress } }: { report: Report }) {
  const { t } = useTranslation('report');
  const { blocksSubmitted: submitted, blocksWanted: asked } = progress;
  return (
    <Notice title={t(study.state === 'withdrawn' ? 'withheld.withdrawnTitle' : 'withheld.title')}>
      {study.state === 'withdrawn'
        ? t('withheld.withdrawn')
        : isFrozen(study.state)
          ? t('withheld.body', { submitted, asked })
          : t('withheld.before')}
    </Notice>
  );
}
