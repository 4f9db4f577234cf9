import { Notice } from '#app/components/ui/Notice.tsx';
import type { Report } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { AgreementTable } from './AgreementTable.tsx';
import { CandidateEvidence } from './CandidateEvidence.tsx';
import { Costs } from './Costs.tsx';
import { Gains } from './Gains.tsx';
import { ItemsToRead } from './ItemsToRead.tsx';
import { LooksTaken } from './LooksTaken.tsx';
import { MeasuresAgainstPeople, MeasureTable } from './MeasureTables.tsx';
import { Method } from './Method.tsx';
import { OfKinds } from './OfKinds.tsx';
import { OtherStudies } from './OtherStudies.tsx';
import { PreferenceModel } from './PreferenceModel.tsx';
import { Preferences } from './Preferences.tsx';
import { ProvenanceSection } from './ProvenanceSection.tsx';
import { Raters } from './Raters.tsx';
import { Segments } from './Segments.tsx';
import { Series } from './Series.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

/** The verdict, then its evidence. While the study is open, why there is none. */
export function ReportBody({
  report,
  series = [],
}: {
  report: Report;
  /** What the studies found that this one belongs to by repeating. */
  series?: readonly SeriesEntry[];
}) {
  const { verdict, explanations } = report;
  if (report.estimates === 'withheld') {
    return (
      <div className="-mt-6 grid gap-6">
        <SimulatedNotice report={report} />
        <Withheld report={report} />
        <OtherStudies report={report} />
      </div>
    );
  }
  return (
    <>
      <div className="-mt-6 grid gap-6">
        <SimulatedNotice report={report} />
        <VerdictPanel report={report} />
        <LooksTaken report={report} />
        <OtherStudies report={report} />
      </div>
      {verdict.candidates.map((candidate, index) => (
        <CandidateEvidence
          key={candidate.system}
          report={report}
          verdict={candidate}
          explanation={explanations[index]}
        />
      ))}
      <Series series={series} criteria={report.criteria} />
      <AgreementTable report={report} />
      <Preferences report={report} />
      <OfKinds place="comparisons" report={report} />
      <PreferenceModel report={report} />
      <OfKinds place="answers" report={report} />
      <MeasureTable report={report} />
      <MeasuresAgainstPeople report={report} />
      <Segments report={report} />
      <Costs report={report} />
      <Gains report={report} />
      <Raters report={report} />
      <OfKinds place="remarks" report={report} />
      <ItemsToRead report={report} />
      <ProvenanceSection report={report} />
      <Method report={report} />
    </>
  );
}

/** Says plainly that figures do not come from people. */
function SimulatedNotice({ report: { simulatedRaters } }: { report: Report }) {
  const { t } = useTranslation('report');
  if (simulatedRaters === 'none') return null;
  return (
    <p className="border-l-4 border-caution bg-caution-soft px-4 py-2 font-medium">
      {t(`simulated.${simulatedRaters}`)}
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
