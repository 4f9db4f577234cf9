import type { ReactNode } from 'react';
import { LanguageSwitch } from '#app/components/ui/LanguageSwitch.tsx';
import { Wordmark } from '#app/components/ui/Wordmark.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** A page before anyone is signed in: the wordmark, one form, nothing else. */
export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-form flex-col px-5">
      <header className="flex min-h-touch items-center justify-between pt-3">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className="grid flex-1 content-center gap-6 py-10">
        <div className="grid gap-1">
          <p className="text-quiet">{t('tagline')}</p>
          <h1>{title}</h1>
        </div>
        {children}
      </main>
    </div>
  );
}
