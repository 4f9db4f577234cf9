import { Section } from '#app/components/ui/Section.tsx';
import {
  isRetained,
  type CandidateVerdict,
  type Report,
  type ReportExplanation,
} from '#app/core/reports/report.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { ForestPlot } from './forest/ForestPlot.tsx';
import { Floors } from './Floors.tsx';
import { Gates } from './Gates.tsx';
import { RetentionGates } from './RetentionGates.tsx';
import { WhatWouldSettle } from './WhatWouldSettle.tsx';

/** All evidence on one candidate: the forest plot, the reasons of its verdict, floors and gates. */
export function CandidateEvidence({
  report,
  verdict,
  explanation,
}: {
  report: Report;
  verdict: CandidateVerdict;
  explanation: ReportExplanation | undefined;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { baseline } = report.verdict;
  const names = { candidate: verdict.system, baseline };
  return (
    <Section title={t('evidence.title', names)} className="gap-6">
      <ForestPlot
        lines={verdict.lines}
        criteria={report.criteria}
        level={report.signature.level}
        {...names}
      />
      {explanation !== undefined && explanation.reasons.length > 0 && (
        <div className="grid gap-2 break-inside-avoid">
          <h3>{t('evidence.why')}</h3>
          <ul className="grid max-w-line list-disc gap-1 pl-5">
            {explanation.reasons.map(({ detail }, index) => (
              <li key={index}>{inLocale(detail, locale)}</li>
            ))}
          </ul>
        </div>
      )}
      {isRetained(verdict) && <WhatWouldSettle verdict={verdict} report={report} />}
      <Floors lines={verdict.lines} />
      {isRetained(verdict) ? (
        <RetentionGates verdict={verdict} report={report} />
      ) : (
        <Gates gates={verdict.gates} criteria={report.criteria} candidate={verdict.system} />
      )}
    </Section>
  );
}
