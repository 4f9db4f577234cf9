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
import { WhatWouldSettle } from './WhatWouldSettle.tsx';
import { STACK } from './stack.ts';

/** The evidence on one candidate: the forest plot, the reasons of its verdict, what would settle it, floors. */
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
    <div className={STACK}>
      <ForestPlot
        lines={verdict.lines}
        criteria={report.criteria}
        level={report.signature.level}
        {...names}
      />
      {explanation !== undefined && explanation.reasons.length > 0 && (
        <div className="grid gap-2 break-inside-avoid">
          <h3>{t('evidence.why')}</h3>
          <p className="max-w-line">{inLocale(explanation.sentence, locale)}</p>
          <ul className="grid max-w-line list-disc gap-1 pl-5">
            {explanation.reasons.map(({ detail }, index) => (
              <li key={index}>{inLocale(detail, locale)}</li>
            ))}
          </ul>
        </div>
      )}
      {isRetained(verdict) && <WhatWouldSettle verdict={verdict} report={report} />}
      <Floors lines={verdict.lines} />
    </div>
  );
}
