import type { ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { Link } from '#app/components/ui/Link.tsx';
import { wholePercent } from '#app/core/shared/wholePercent.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { askedCriteria } from '../../kinds/likert/form/criteria.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { ShownOutlook } from './useOutlook.ts';
import type { DraftFacts } from './facts.ts';

/** What the study comes to as it is set up now, beside every step. */
export function Glance({
  id,
  control,
  items,
  outlook: { outlook, busy, isOfFile },
}: {
  id: string;
  control: Control<NewStudyValues>;
  items: DraftFacts | null;
  outlook: ShownOutlook;
}) {
  const { t } = useTranslation('draft');
  const locale = useLocale();
  const { systems, protocol, planning } = useWatch({ control }) as NewStudyValues;
  const criteria = askedCriteria(protocol).length;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const here = outlook?.here ?? null;
  const price = planning.pricePerHour;
  return (
    <aside
      aria-label={t('glance.title')}
      className="h-fit border-l-2 border-line pl-5 lg:sticky lg:top-4"
      aria-busy={busy}
    >
      <h2 className="text-base">{t('glance.title')}</h2>
      <dl className="mt-2 grid gap-2 text-sm">
        <Fact name={t('glance.items')}>
          {items === null ? t('glance.noItems') : t('glance.itemCount', { count: items.items })}
        </Fact>
        <Fact name={t('glance.systems')}>{t('glance.systemCount', { count: systems.length })}</Fact>
        <Fact name={t('glance.asked')}>
          {[
            criteria > 0 ? t('glance.criteria', { count: criteria }) : null,
            protocol.comparison === 'none' ? null : t(`glance.comparison.${protocol.comparison}`),
          ]
            .filter((part) => part !== null)
            .join(t('comma'))}
        </Fact>
        {here !== null && (
          <>
            <Fact name={t('glance.work')}>
              {t('glance.judgments', {
                judgments: here.judgments,
                raters: here.raters,
                each: Math.ceil(here.judgments / here.raters),
                minutes: Math.max(1, Math.round((60 * here.hours) / here.raters)),
              })}
            </Fact>
            <Fact name={t('glance.hours')}>
              {t('glance.hourCount', { hours: number.format(here.hours) })}
              {price !== null && price > 0 && t('glance.cost', { cost: number.format(here.hours * price) })}
            </Fact>
            <Fact name={t('glance.decides')}>
              {t(isOfFile ? 'glance.power' : 'glance.powerThought', {
                items: here.items,
                raters: here.raters,
                power: wholePercent(here.power),
              })}{' '}
              <Link to={`/drafts/${id}/margins#plan`}>{t('glance.plan')}</Link>
            </Fact>
          </>
        )}
        {outlook?.refusal && <p className="text-fault">{outlook.refusal}</p>}
        {outlook === null && !busy && <p className="text-quiet">{t('glance.notYet')}</p>}
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
