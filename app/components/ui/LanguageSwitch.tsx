import { Form, useLocation } from '@remix-run/react';
import { LOCALES } from '#app/core/shared/localized.ts';
import { LOCALE_NAMES, HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';

/** Switches the interface to another language and stays on the page. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const { pathname, search } = useLocation();
  const locale = useLocale();
  return (
    <Form method="post" action="/locale" replace preventScrollReset className="flex">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {LOCALES.filter((other) => other !== locale).map((other) => (
        <button
          key={other}
          name="locale"
          value={other}
          lang={HTML_LANG[other]}
          title={t('language')}
          className="min-h-touch px-2 text-sm text-accent hover:underline underline-offset-4"
        >
          {LOCALE_NAMES[other]}
        </button>
      ))}
    </Form>
  );
}
