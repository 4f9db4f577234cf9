import type { AskedCategory, Severity } from '#app/core/kinds/likert/highlights.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** How to mark faulty spans, what the severities mean and which kinds there are; nothing where none are asked for. */
export function MarkingGuidelines({
  severities,
  categories,
}: {
  severities: readonly Severity[];
  categories: readonly AskedCategory[];
}) {
  const { t } = useTranslation('marking');
  const locale = useLocale();
  if (severities.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{t('guidelines.title')}</h3>
      <p>{t('guidelines.what')}</p>
      <ul className="grid gap-0.5">
        {severities.map((severity) => (
          <li key={severity}>{t(`guidelines.${severity}`)}</li>
        ))}
      </ul>
      {categories.length > 0 && (
        <p>
          {t('guidelines.kinds', {
            kinds: typographyOf(locale).list(categories.map(({ label }) => inLocale(label, locale))),
          })}
        </p>
      )}
    </>
  );
}
