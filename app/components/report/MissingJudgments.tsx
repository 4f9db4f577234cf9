import type { RetainedVerdict } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** What was skipped or abandoned, and whether it could turn the verdict. */
export function MissingJudgments({ verdict: { skips } }: { verdict: RetainedVerdict }) {
  const { t } = useTranslation('report');
  const { skipped, abandoned, lastSeen, tipping } = skips;
  const counts = Object.entries(lastSeen).map(([system, blocks]) => `${system} ${blocks}`);
  return (
    <div className="grid max-w-line gap-1 break-inside-avoid">
      <h4 className="font-medium">{t('retention.skips')}</h4>
      {skipped + abandoned === 0 ? (
        <p>{t('retention.skipsNone')}</p>
      ) : (
        <p>
          {t('retention.skipsCount', { skipped, abandoned })}{' '}
          {counts.length > 0 && `${t('retention.skipsLast', { counts: counts.join(', ') })} `}
          {tipping.turns
            ? t('retention.skipsHold', { decision: t(`decisions.${tipping.decision}`) })
            : t('retention.skipsKeep')}
        </p>
      )}
    </div>
  );
}
