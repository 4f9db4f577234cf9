import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { levelPercent } from './figures.ts';
import { STACK } from './stack.ts';

/** All that is needed to compute the report again. */
export function Method({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const { signature, study } = report;
  const pilotWords = ({ study: slug, closedAt, items, raters }: NonNullable<typeof study.pilot>) =>
    t('method.pilotOf', { study: slug, items, raters, closed: moment(closedAt) ?? '' });
  const rows: [string, string | null][] = [
    [t('method.version'), signature.version],
    [t('method.pilot'), study.pilot === undefined ? null : pilotWords(study.pilot)],
    [t('method.rule'), study.ruleVersion === null ? null : String(study.ruleVersion)],
    [t('method.seed'), signature.seed],
    [t('method.resamples'), String(signature.resamples)],
    [t('method.level'), levelPercent(signature.level)],
    [t('method.dataHash'), signature.dataHash],
    [t('method.signature'), signature.text],
    [t('method.opened'), moment(study.openedAt)],
    [t('method.closed'), moment(study.closedAt)],
  ];
  return (
    <div className={STACK}>
      <p className="max-w-line">{t('method.intro')}</p>
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[auto_1fr] print:grid-cols-[auto_1fr]">
        {rows.flatMap(([term, value]) =>
          value === null
            ? []
            : [
                <dt key={`${term}-term`} className="text-quiet">
                  {term}
                </dt>,
                <dd key={term} className="font-code text-sm wrap-anywhere">
                  {value}
                </dd>,
              ],
        )}
      </dl>
    </div>
  );
}

/** A moment to the minute, in UTC. */
function moment(iso: string | null): string | null {
  return iso === null ? null : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
