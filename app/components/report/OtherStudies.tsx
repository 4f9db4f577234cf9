import { Link } from '#app/components/ui/Link.tsx';
import { wordOf, type OtherStudy } from '#app/core/reports/otherStudy.ts';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useDay } from './useDay.ts';

/** The other studies of the same models, so that nobody tries until it ships without its being seen. */
export function OtherStudies({ report: { others = [], verdict } }: { report: Report }) {
  const { t } = useTranslation('report');
  if (others.length === 0) return null;
  const several = verdict.candidates.length > 1;
  const earlier = others.filter((other) => other.earlier);
  const ships = verdict.candidates.some(
    ({ system, decision }) =>
      (decision === 'ship' || decision === 'ship-with-caution') &&
      earlier.some((other) => other.system === system),
  );
  return (
    <div className="grid max-w-line gap-3 border-l-4 border-line px-4 py-2">
      <Tries title={t('others.earlier')} others={earlier} several={several} />
      <Tries title={t('others.later')} others={others.filter((other) => !other.earlier)} several={several} />
      {ships && <p className="text-quiet">{t('others.addUp')}</p>}
    </div>
  );
}

function Tries({
  title,
  others,
  several,
}: {
  title: string;
  others: readonly OtherStudy[];
  /** Whether the report has several candidates, so that each try names its own. */
  several: boolean;
}) {
  const { t } = useTranslation('report');
  const day = useDay();
  if (others.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p>{title}</p>
      <ul className="grid gap-1">
        {others.map((other) => (
          <li key={`${other.slug}/${other.system}`}>
            <Link to={`/studies/${other.slug}/report`}>{other.name}</Link>
            {several && ` (${other.system})`}
            {' · '}
            {t(`others.${wordOf(other)}`, {
              opened: day(other.openedAt),
              closed: day(other.closedAt),
              decision: other.decision === null ? '' : t(`decisions.${other.decision}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
