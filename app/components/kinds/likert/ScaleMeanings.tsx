import { inLocale } from '#app/core/shared/localized.ts';
import { anchorOf, type Criterion } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation, type Locale } from '#app/i18n/index.ts';

/** Each criterion with its question and the meaning of its points. */
export function ScaleMeanings({ criteria }: { criteria: readonly Criterion[] }) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  if (criteria.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{t('guidelines.rateTitle')}</h3>
      {criteria.map((criterion) => (
        <section key={criterion.key}>
          <h4>
            <span className="font-semibold">{inLocale(criterion.label, locale)}</span>{' '}
            <span className="text-quiet">
              {inLocale(criterion.question, locale)}
              {criterion.required === false && ` (${t('rate.optional')})`}
            </span>
          </h4>
          <ol className="mt-1 grid gap-0.5 text-base">
            {meanings(criterion, locale).map(({ value, anchor }) => (
              <li key={value} className="grid grid-cols-[2.5rem_1fr]">
                <span className="font-semibold tabular-nums">{value}</span>
                {anchor}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** The points that have a text of their own. */
function meanings(criterion: Criterion, locale: Locale): { value: number; anchor: string }[] {
  return Array.from({ length: criterion.scale }, (_, index) => index + 1).flatMap((value) => {
    const anchor = anchorOf(criterion, value, locale);
    return anchor === null ? [] : [{ value, anchor }];
  });
}
