import { createContext, useContext, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { translator } from './instance.ts';
import { HTML_LANG, type Locale } from './locale.ts';

const LocaleContext = createContext<Locale>('en');

/** Gives everything inside it one language: messages, and the headless components' own words. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LocaleContext.Provider value={locale}>
      <I18nextProvider i18n={translator(locale)}>
        <I18nProvider locale={HTML_LANG[locale]}>{children}</I18nProvider>
      </I18nextProvider>
    </LocaleContext.Provider>
  );
}

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}
