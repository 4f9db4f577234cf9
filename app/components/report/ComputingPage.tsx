import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { StudyHeader } from '../study/StudyHeader.tsx';

/** How often the page asks whether the report is there, ms. */
const ASK_MS = 700;

/** Stands where a report will, while its figures are computed; the page asks again by itself, with a program or without. */
export function ComputingPage({ study }: { study: Parameters<typeof StudyHeader>[0] }) {
  const { t } = useTranslation('report');
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(revalidate, ASK_MS);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <article className="grid gap-8">
      <StudyHeader {...study} />
      <div role="status" className="grid max-w-line gap-2">
        <p className="text-2xl font-semibold">{t('computing.title')}</p>
        <p className="text-quiet">{t('computing.body')}</p>
        <progress aria-label={t('computing.title')} className="mt-2 w-full max-w-form" />
      </div>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </article>
  );
}
