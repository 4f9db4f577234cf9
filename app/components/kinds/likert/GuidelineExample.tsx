import { inLocale } from '#app/core/shared/localized.ts';
import type { Criterion } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { typographyOf } from '#app/core/shared/typography.ts';

/** Ratings of the example's text on the default criteria. */
const EXAMPLE = [
  { key: 'fluency', value: 5, reason: 'guidelines.exampleFluency' },
  { key: 'relevance', value: 5, reason: 'guidelines.exampleRelevance' },
  { key: 'consistency', value: 3, reason: 'guidelines.exampleConsistency' },
] as const;

/** A rated example, where the study asks for the default criteria on five points. */
export function GuidelineExample({ criteria }: { criteria: readonly Criterion[] }) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const rated = EXAMPLE.flatMap(({ key, value, reason }) => {
    const criterion = criteria.find((c) => c.key === key && c.scale === 5);
    return criterion === undefined
      ? []
      : [{ label: inLocale(criterion.label, locale), value, reason: t(reason) }];
  });
  if (rated.length < EXAMPLE.length) return null;
  return (
    <section className="mt-4 grid gap-2">
      <h3>{t('guidelines.exampleTitle')}</h3>
      <div className="grid gap-2 border-l-2 border-line pl-4">
        <p className="text-sm text-quiet">{t('guidelines.examplePrompt')}</p>
        <p>{t('guidelines.exampleText')}</p>
      </div>
      <ul className="grid gap-1">
        {rated.map(({ label, value, reason }) => (
          <li key={label}>
            <span className="font-semibold">
              {label} {value}
            </span>
            {typographyOf(locale).colon}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
