import { Notice } from '#app/components/ui/Notice.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { StudyHeader } from '../study/StudyHeader.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { CandidateEvidence } from './CandidateEvidence.tsx';
import { Costs } from './Costs.tsx';
import { Distributions } from './Distributions.tsx';
import { ItemsToRead } from './ItemsToRead.tsx';
import { MeasuresAgainstPeople, MeasureTable } from './MeasureTables.tsx';
import { Method } from './Method.tsx';
import { Preferences } from './Preferences.tsx';
import { Raters } from './Raters.tsx';
import { Segments } from './Segments.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

/** On paper: blocks instead of grids, whose headings stay with what follows; smaller tables, so that none is cut. */
const ON_PAPER =
  'print:block print:[&>*+*]:mt-8 print:[&_section]:block print:[&_section>*+*]:mt-3 print:[&_h2]:break-after-avoid ' +
  'print:[&_h3]:break-after-avoid print:[&_table]:text-sm print:[&_td]:px-1.5 print:[&_th]:px-1.5 print:[&_thead]:break-after-avoid';

/** The report of a study: the verdict, then its evidence. While the study is open, why there is none. */
export function ReportPage({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const { study, estimates, simulatedRaters, verdict, explanations, progress } = report;
  return (
    <article className={`grid gap-12 ${ON_PAPER}`}>
      <div className="grid gap-6">
        <StudyHeader {...study} />
        {simulatedRaters !== 'none' && (
          <p className="border-l-4 border-caution bg-caution-soft px-4 py-2 font-medium">
            {t(`simulated.${simulatedRaters}`)}
          </p>
        )}
        {estimates === 'shown' ? (
          <>
            <VerdictPanel report={report} />
            <p className="text-sm text-quiet tabular-nums">{t('verdict.basis', { ...progress })}</p>
          </>
        ) : (
          <Notice title={t('withheld.title')}>
            {isFrozen(study.state)
              ? t('withheld.body', {
                  submitted: progress.blocksSubmitted,
                  asked: progress.blocksWanted,
                })
              : t('withheld.before')}
          </Notice>
        )}
      </div>
      {estimates === 'shown' && (
        <>
          {verdict.candidates.map((candidate, index) => (
            <CandidateEvidence
              key={candidate.system}
              report={report}
              verdict={candidate}
              explanation={explanations[index]}
            />
          ))}
          <AgreementTable report={report} />
          <Preferences report={report} />
          <Distributions report={report} />
          <MeasureTable report={report} />
          <MeasuresAgainstPeople report={report} />
          <Segments report={report} />
          <Costs report={report} />
          <Raters report={report} />
          <ItemsToRead report={report} />
          <Method report={report} />
        </>
      )}
    </article>
  );
}
