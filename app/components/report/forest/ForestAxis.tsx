import { useTranslation } from '#app/i18n/index.ts';
import { forestScale, TICKS } from './forestScale.ts';

/** Percentages of the width that a direction's name needs at its edge. */
const ROOM = 34;

/**
 * The names of the three common lines, above the rows. They stand close in a narrow plot: two rows, the limit's
 * name to the left of its line, and the directions only where there is room.
 */
export function ForestAxis({ domain }: { domain: readonly [number, number] }) {
  const { t } = useTranslation('report');
  const scale = forestScale(domain);
  const [limit, accept, zero] = [scale(TICKS.limit), scale(TICKS.accept), scale(TICKS.zero)];
  const label = 'fill-quiet text-xs';
  const atEdge = zero > 75;
  return (
    <svg className="block h-10 w-full overflow-visible" aria-hidden="true">
      <text x={`${limit}%`} dx="4" y="14" textAnchor="end" className={label}>
        {t('evidence.limit')}
      </text>
      <text x={`${accept}%`} y="32" textAnchor="middle" className={label}>
        {t('evidence.accept')}
      </text>
      <text x={atEdge ? '100%' : `${zero}%`} y="14" textAnchor={atEdge ? 'end' : 'middle'} className={label}>
        {t('evidence.zero')}
      </text>
      {accept > ROOM && (
        <text x="0" y="32" className={label}>
          ← {t('evidence.worse')}
        </text>
      )}
      {accept < 100 - ROOM && (
        <text x="100%" y="32" textAnchor="end" className={label}>
          {t('evidence.better')} →
        </text>
      )}
    </svg>
  );
}
