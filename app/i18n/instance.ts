import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, ofLanguages } from './languages.ts';
import type { Locale } from './locale.ts';

const instances = new Map<Locale, i18n>();

/**
 * The translator of a locale. An instance never changes its language, so that on the server requests in
 * different languages can share it.
 */
export function translator(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known !== undefined) return known;
  const created = createInstance();
  void created.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    ns: Object.keys(LANGUAGES.en.messages),
    defaultNS: 'common',
    resources: ofLanguages(({ messages }) => messages),
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
    showSupportNotice: false,
  });
  // A number that a part of the message puts into its form and figures: $t(common:counts.item, …).
  created.services.formatter?.add('count', String);
  instances.set(locale, created);
  return created;
}
