import { LINK_CLASSES, LinkButton } from '#app/components/ui/Link.tsx';
import { adviceFigures, adviceWork } from '#app/core/reports/adviceFigures.ts';
import { isRetained, type CandidateVerdict, type Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useDay } from '../useDay.ts';
import { Fact } from './Fact.tsx';

/** What whoever reads a report may do with its study. */
export interface ReportReader {
  readonly mayChange: boolean;
  readonly mayCreate: boolean;
}

/**
 * What to do next about a candidate, with the button that leads there.
 * @param reader null for readers without an account, who are told and offered nothing
 */
export function NextStep({
  report,
  verdict,
  reader,
}: {
  report: Report;
  verdict: CandidateVerdict;
  reader: ReportReader | null;
}) {
  const { t } = useTranslation('plain');
  const { t: words } = useTranslation('report');
  const day = useDay();
  const { slug } = report.study;
  const { decision, system } = verdict;
  const signed = report.signed?.find((one) => one.system === system);
  if (signed !== undefined) {
    const outcome = words(`decisions.${signed.outcome}`);
    return (
      <Fact title={t('next.title')}>
        <p>{t('next.signed', { outcome, by: signed.by, day: day(signed.at) })}</p>
        {reader !== null && (
          <div>
            <LinkButton to={`/studies/${slug}/decision`}>{t('next.record')}</LinkButton>
          </div>
        )}
      </Fact>
    );
  }
  const ships = decision === 'ship' || decision === 'ship-with-caution';
  return (
    <Fact title={t('next.title')}>
      {sentences().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="flex flex-wrap gap-3 print:hidden">
        {ships && reader?.mayChange && (
          <LinkButton to={`/studies/${slug}/decision`} look={decision === 'ship' ? 'primary' : 'secondary'}>
            {t('next.sign')}
          </LinkButton>
        )}
        {decision === 'hold' && reader?.mayCreate && (
          <LinkButton to={`/studies/${slug}/repeat`}>{t('next.repeat')}</LinkButton>
        )}
        {decision === 'do-not-ship' && report.itemsToRead.length > 0 && (
          <a href="#items" className={`${LINK_CLASSES} inline-flex min-h-touch items-center`}>
            {t('next.items')}
          </a>
        )}
      </div>
    </Fact>
  );

  function sentences(): string[] {
    switch (decision) {
      case 'ship':
        return [t('next.ship')];
      case 'ship-with-caution':
        return [t('next.caution')];
      case 'do-not-ship': {
        const possible = verdict.reasons.some(({ rule }) => rule === '2-deviation-possible');
        return [t('next.doNotShip'), ...(possible ? [t('next.deviation')] : [])];
      }
      case 'needs-people':
        return [t('next.needsPeople')];
      case 'hold': {
        const advice = isRetained(verdict) ? verdict.toSettle : undefined;
        if (advice === undefined) return [t('next.hold')];
        if (advice.kind === 'controls') return [t('next.controls')];
        const figures = adviceFigures(advice);
        return advice.kind === 'size'
          ? [t('next.size', { ...figures, ...adviceWork(advice) })]
          : [t('next.unreachable', figures)];
      }
    }
  }
}
