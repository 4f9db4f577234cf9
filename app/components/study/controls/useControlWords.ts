import { inLocale } from '#app/core/shared/localized.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

interface Labelled {
  readonly key: string;
  readonly label: LocalizedText;
}

/** What the doses and the makers of controls are called. */
export function useControlWords(): {
  readonly doseOf: (dose: Dose) => string;
  readonly makerOf: (maker: string) => string;
  /** What a control harms: a criterion by its label, or all of them. */
  readonly criterionOf: (key: string | null, criteria: readonly Labelled[]) => string;
} {
  const { t } = useTranslation('controls');
  const locale = useLocale();
  return {
    doseOf: (dose) => t(`doses.${dose}`),
    makerOf: (maker) => makerName(maker, locale),
    criterionOf: (key, criteria) =>
      key === null
        ? t('list.allCriteria')
        : (inLocale(criteria.find((one) => one.key === key)?.label, locale) ?? key),
  };
}
