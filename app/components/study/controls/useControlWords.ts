import type { Dose } from '#app/core/studies/dose.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** What the doses and the makers of controls are called; a maker that there are no words for by its key. */
export function useControlWords(): {
  readonly doseOf: (dose: Dose) => string;
  readonly makerOf: (maker: string) => string;
} {
  const { t } = useTranslation('controls');
  const makers: Readonly<Record<string, string>> = t('makers', { returnObjects: true });
  return {
    doseOf: (dose) => t(`doses.${dose}`),
    makerOf: (maker) => (Object.hasOwn(makers, maker) ? makers[maker]! : maker),
  };
}
