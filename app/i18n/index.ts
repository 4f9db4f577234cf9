export { useTranslation } from 'react-i18next';
export { LocaleProvider, useLocale } from './LocaleProvider.tsx';
export { HTML_LANG, isLocale, LOCALE_COOKIE, LOCALE_NAMES, resolveLocale, type Locale } from './locale.ts';
export { translator } from './instance.ts';
