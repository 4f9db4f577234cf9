import { useWatch, type Control } from 'react-hook-form';
import { inLocale } from '#app/core/shared/localized.ts';
import { marginsSchema, PROFILES } from '#app/core/studies/margins.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { askedCriteria } from '../../kinds/likert/form/criteria.ts';
import type { NewStudyValues } from '../newStudyValues.ts';

/** The share of a criterion's range that the form's values accept to lose, and the one never to be exceeded. */
function sharesOf({ profile, margins }: Pick<NewStudyValues, 'profile' | 'margins'>) {
  if (profile === 'default') return marginsSchema.parse({}).criteria;
  if (profile !== 'own') return PROFILES[profile];
  const { accept, limit } = margins.criteria;
  return { accept: accept / 100, limit: limit / 100 };
}

/** What the accepted loss means on each criterion: in points of its scale, and in what raters would have to do. */
export function MarginWords({ control }: { control: Control<NewStudyValues> }) {
  const { t } = useTranslation('draft');
  const locale = useLocale();
  const { profile, margins, protocol } = useWatch({ control }) as NewStudyValues;
  const { accept, limit } = sharesOf({ profile, margins });
  if (!(accept > 0) || !(limit > 0)) return null;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  // Criteria on the same scale lose the same: one sentence says so of all of them.
  const byScale = new Map<number, string[]>();
  for (const { key, label, scale } of askedCriteria(protocol)) {
    byScale.set(scale, [...(byScale.get(scale) ?? []), inLocale(label, locale) || key]);
  }
  return (
    <ul className="grid gap-1" data-testid="margin-words">
      {[...byScale].map(([scale, names]) => {
        // A scale of 100 begins at 0, the others at 1.
        const range = scale === 100 ? 100 : scale - 1;
        const points = number.format(accept * range);
        const one = Math.round(1 / (accept * range));
        return (
          <li key={scale} className="max-w-line">
            {t('margin.accepted', {
              names: names.join(t('comma')),
              points,
              limit: number.format(limit * range),
              scale,
            })}{' '}
            {one >= 2 ? t('margin.oneIn', { count: one }) : t('margin.each', { points })}
          </li>
        );
      })}
    </ul>
  );
}
