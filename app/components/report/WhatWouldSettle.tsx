import { adviceFigures, adviceWork } from '#app/core/reports/adviceFigures.ts';
import type { Report, RetainedVerdict } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { wholePercent } from './figures.ts';
import { useLineName } from './useLineName.ts';

/** What would settle a verdict that is hold; nothing where it isn't, or where no further study would. */
export function WhatWouldSettle({ verdict, report }: { verdict: RetainedVerdict; report: Report }) {
  const { t } = useTranslation('report');
  const lineName = useLineName(report.criteria);
  const { toSettle: advice, reasons } = verdict;
  if (advice === undefined) return null;
  const gateFailed = reasons.some(({ rule }) => rule === '3-not-seen' || rule === '3-not-retained');
  return (
    <div className="grid max-w-line gap-1 break-inside-avoid">
      <h3>{t('settle.title')}</h3>
      {sentences().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {advice.kind !== 'controls' && <p className="text-quiet">{t('settle.basis')}</p>}
    </div>
  );

  function sentences(): string[] {
    if (advice === undefined) return [];
    if (advice.kind === 'controls') return [t('settle.controls')];
    const figures = adviceFigures(advice);
    const gate = gateFailed ? [t('settle.gate')] : [];
    if (advice.kind === 'size') {
      return [t('settle.size', { ...figures, ...adviceWork(advice) }), ...gate];
    }
    const { hurdle } = advice;
    const obstacle =
      hurdle === null
        ? t('settle.tooNear')
        : t(`settle.${hurdle.kind}`, { line: lineName(hurdle.line), share: wholePercent(hurdle.share) });
    return [t('settle.unreachable', figures), obstacle, ...gate];
  }
}
