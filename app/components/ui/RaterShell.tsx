import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';

/** A rater's page of running text: the study's title, the language switch, one column. Nothing else. */
export function RaterShell({ title, children }: { title?: string | undefined; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[38.5rem] flex-col px-5">
      <a href="#content" className="sr-only focus:not-sr-only">
        {t('skipToContent')}
      </a>
      <header className="flex min-h-touch items-center justify-between gap-4 pt-3">
        <span className="text-quiet">{title}</span>
        <LanguageSwitch />
      </header>
      <main id="content" className="flex-1 py-8 sm:py-12">
        {children}
      </main>
    </div>
  );
}
