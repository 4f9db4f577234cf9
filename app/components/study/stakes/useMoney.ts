import { useLocale } from '#app/i18n/index.ts';

/** How amounts of a currency are written: whole where they are large, with as many digits as a small price needs. */
export function useMoney(currency = 'EUR'): (amount: number) => string {
  const locale = useLocale();
  return (amount) => {
    const size = Math.abs(amount);
    const digits = size >= 100 || amount === 0 ? 0 : size >= 0.1 ? 2 : 6;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: Math.min(2, digits),
      maximumFractionDigits: digits,
    }).format(amount);
  };
}
