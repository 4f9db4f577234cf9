import type { Dose } from '#app/core/studies/dose.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** What the doses and the makers of controls are called. */
export function useControlWords(): {
  readonly doseOf: (dose: Dose) => string;
  readonly makerOf: (maker: string) => string;
} {
  const { t } = useTranslation('controls');
  const locale = useLocale();
  return { doseOf: (dose) => t(`doses.${dose}`), makerOf: (maker) => makerName(maker, locale) };
}
