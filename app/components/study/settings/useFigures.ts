import { LOCALES } from '#app/core/shared/localized.ts';
import { useLocale } from '#app/i18n/index.ts';

/** How numbers are written on the page of a set-up. */
export function useFigures() {
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return {
    /** A number as it is, four digits behind the point at most. */
    number: (value: number) => number.format(value),
    /** A share in percent. */
    percent: (share: number) => `${number.format(Number((100 * share).toFixed(2)))} %`,
  };
}

/** The languages of the interface, that of the page first. */
export function useLocales() {
  const locale = useLocale();
  return [locale, ...LOCALES.filter((other) => other !== locale)] as const;
}
