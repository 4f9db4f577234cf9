import { inLocale } from '#app/core/shared/localized.ts';
import { useProvenanceWords } from '#app/components/provenance/useProvenanceWords.ts';
import { Section } from '#app/components/ui/Section.tsx';
import { makerName } from '#app/core/studies/makerName.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import { enumerate } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** What a lead should know, each with its remedy; nothing where there is nothing. */
export function Warnings({ warnings }: { warnings: readonly StudyWarning[] }) {
  const { t } = useTranslation('study');
  const locale = useLocale();
  const provenanceWords = useProvenanceWords();
  if (warnings.length === 0) return null;
  const words = (warning: StudyWarning): string => {
    switch (warning.kind) {
      case 'no-controls':
        return t('warnings.noControls');
      case 'tried-before':
        return t('warnings.triedBefore', { studies: enumerate(warning.studies, locale) });
      case 'fault-untried': {
        const criterion = inLocale(warning.criterion, locale);
        return warning.maker === null
          ? t('warnings.criterionUntried', { criterion })
          : t('warnings.faultUntried', { criterion, fault: makerName(warning.maker, locale) });
      }
      case 'scores-missing':
        return t('warnings.scoresMissing', warning);
      case 'join-burst':
        return t('warnings.joinBurst', warning);
      case 'impossible-pace':
        return t('warnings.impossiblePace', warning);
      case 'few-raters':
        return t(warning.panel ? 'warnings.fewRatersPanel' : 'warnings.fewRaters', {
          raters: warning.raters,
          needed: warning.needed,
        });
      case 'rater-failing':
        return t('warnings.raterFailing', warning);
      case 'rater-excluded':
        return t(warning.panel ? 'warnings.raterExcludedPanel' : 'warnings.raterExcluded', warning);
      case 'provenance-saturated':
      case 'provenance-mixed':
      case 'provenance-differs':
        return provenanceWords(warning);
      case 'insensitive-criterion':
        return t('warnings.insensitive', { criterion: inLocale(warning.criterion, locale) });
    }
  };
  return (
    <Section title={t('warnings.title')}>
      <ul className="grid gap-2">
        {warnings.map((warning, index) => (
          <li key={index} className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
            {words(warning)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
