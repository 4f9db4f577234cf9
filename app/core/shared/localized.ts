/** The languages of the interface. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** Something in every language: what the program itself says. */
export type EveryLocale<T> = Record<Locale, T>;

/** Something made for every language. */
export function everyLocale<T>(make: (locale: Locale) => T): EveryLocale<T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as EveryLocale<T>;
}

/** Something in some of the languages, in one at least: what a lead writes, or what was stored before a language came. */
export type Localized<T> = { readonly [L in Locale]?: T | undefined };

/**
 * What there is in a language; where it is not written in it, in English, else in the first language that it is in.
 * @example inLocale({ zh: '流畅度' }, 'en') // '流畅度'
 */
export function inLocale<T>(texts: Localized<T>, locale: Locale): T;
export function inLocale<T>(texts: Localized<T> | undefined, locale: Locale): T | undefined;
export function inLocale<T>(texts: Localized<T> | undefined, locale: Locale): T | undefined {
  if (texts === undefined) return undefined;
  const found = [locale, ...LOCALES].find((one) => texts[one] !== undefined);
  return texts[found!];
}
