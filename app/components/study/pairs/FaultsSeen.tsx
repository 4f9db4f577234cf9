import { Link } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { DifferingPairs } from '#app/services/pairs/differingPairs.ts';
import { useFaultName } from './useFaultName.ts';

/** The kinds of fault that were ticked, in how many pairs, and whether a control tries them. */
export function FaultsSeen({ study: { kinds, slug, open } }: { study: DifferingPairs }) {
  const { t } = useTranslation('pilot');
  const nameOf = useFaultName();
  const seen = kinds.filter((kind) => kind.seen > 0);
  if (seen.length === 0) return <p className="text-quiet">{t('pairs.nothing')}</p>;
  return (
    <div className="grid gap-2" aria-live="polite">
      <h3>{t('pairs.seen')}</h3>
      <ul className="grid gap-1">
        {seen.map((kind) => (
          <li
            key={kind.key}
            className={
              kind.tried === false ? 'max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2' : 'px-4'
            }
          >
            {t('pairs.seenIn', { fault: nameOf(kind), count: kind.seen })}
            <span className={kind.tried === false ? 'font-medium' : 'text-quiet'}>
              {' · '}
              {t(kind.tried === null ? 'pairs.later' : kind.tried ? 'pairs.tried' : 'pairs.untried')}
            </span>
          </li>
        ))}
      </ul>
      {open && seen.some(({ tried }) => tried === false) && (
        <p>
          <Link to={`/studies/${slug}/controls?write=1`}>{t('pairs.write')}</Link>
        </p>
      )}
    </div>
  );
}
