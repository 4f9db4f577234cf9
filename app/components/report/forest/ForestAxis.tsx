import { useTranslation } from '#app/i18n/index.ts';
import { forestScale, TICKS } from './forestScale.ts';

/** The names of the three common lines, above the rows; staggered, since they stand close in a narrow plot. */
export function ForestAxis({ domain }: { domain: readonly [number, number] }) {
  const { t } = useTranslation('report');
  const scale = forestScale(domain);
  const label = 'fill-quiet text-xs';
  return (
    <svg className="block h-10 w-full overflow-visible" aria-hidden="true">
      <text x={`${scale(TICKS.limit)}%`} y="14" textAnchor="middle" className={label}>
        {t('evidence.limit')}
      </text>
      <text x={`${scale(TICKS.accept)}%`} y="32" textAnchor="middle" className={label}>
        {t('evidence.accept')}
      </text>
      <text x={`${scale(TICKS.zero)}%`} y="14" textAnchor="middle" className={label}>
        {t('evidence.zero')}
      </text>
      <text x="0" y="32" className={label}>
        ← {t('evidence.worse')}
      </text>
      <text x="100%" y="32" textAnchor="end" className={label}>
        {t('evidence.better')} →
      </text>
    </svg>
  );
}
