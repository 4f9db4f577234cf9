import type { Severity } from '#app/core/kinds/likert/highlights.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How to mark faulty spans, and what the severities mean; nothing where none are asked for. */
export function MarkingGuidelines({ severities }: { severities: readonly Severity[] }) {
  const { t } = useTranslation('marking');
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
    </>
  );
}
