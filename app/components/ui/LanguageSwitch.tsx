import { Form, useLocation } from '@remix-run/react';
import { LOCALE_NAMES, HTML_LANG, useLocale, useTranslation, type Locale } from '#app/i18n/index.ts';

/** Switches the interface to the other language and stays on the page. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const { pathname, search } = useLocation();
  const other: Locale = useLocale() === 'en' ? 'zh' : 'en';
  return (
    <Form method="post" action="/locale" replace preventScrollReset className="flex">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button
        name="locale"
        value={other}
        lang={HTML_LANG[other]}
        title={t('language')}
        className="min-h-touch px-2 text-sm text-accent hover:underline underline-offset-4"
      >
        {LOCALE_NAMES[other]}
      </button>
    </Form>
  );
}
