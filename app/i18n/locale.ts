import { LOCALES, type Locale } from '#app/core/shared/localized.ts';
import { ofLanguages } from './languages.ts';

export type { Locale };

/** The value of `<html lang>` for a locale; `zh` is written in simplified characters. */
export const HTML_LANG = ofLanguages(({ htmlLang }) => htmlLang);

/** What a locale calls itself, for the language switch. */
export const LOCALE_NAMES = ofLanguages(({ name }) => name);

/** Whether something is the name of a language that there is a catalogue for. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** Name of the cookie that keeps a person's own choice of language. */
export const LOCALE_COOKIE = 'evenhand-locale';

/** The locale a language tag belongs to ("zh-Hans-CN" → zh), or null where there is no catalogue for it. */
export function localeOfTag(tag: string): Locale | null {
  const language = tag.trim().toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale === language) ?? null;
}

/** The first locale that an Accept-Language header asks for and that there is a catalogue for, or null. */
export function localeOfAcceptLanguage(header: string | null): Locale | null {
  const wanted = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, index, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of wanted) {
    const locale = localeOfTag(tag);
    if (locale !== null) return locale;
  }
  return null;
}

/** The locale that the person chose earlier, from the request's cookies; null without a choice. */
export function localeOfCookie(header: string | null): Locale | null {
  const value = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([^;]*)`).exec(header ?? '')?.[1];
  return value === undefined ? null : localeOfTag(value);
}

/**
 * The language of a page: the person's own choice, else the study's, else what the browser asks for, else
 * English.
 */
export function resolveLocale(request: { headers: Headers }, studyLocale: Locale | null = null): Locale {
  return (
    localeOfCookie(request.headers.get('Cookie')) ??
    studyLocale ??
    localeOfAcceptLanguage(request.headers.get('Accept-Language')) ??
    'en'
  );
}
