import { Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { FileFaults, type ToldRefusal } from '../columns/FileFaults.tsx';

/** How often the page asks how far the import is, ms. */
const ASK_MS = 1000;

/** How far a job is that makes a study of files, or why it made none; the page asks again by itself. */
export function ImportingPage({
  file,
  state,
  progress,
  refusal,
}: {
  file: string | null;
  /** Of the job; null where none was asked for. */
  state: string | null;
  progress: { readonly stage: string; readonly done: number; readonly total: number } | null;
  refusal: ToldRefusal | null;
}) {
  const { t } = useTranslation('imports');
  const { revalidate, state: asking } = useRevalidator();
  const isUnderWay = state === 'queued' || state === 'running' || state === 'done';
  useEffect(() => {
    if (!isUnderWay || asking !== 'idle') return;
    const timer = setTimeout(revalidate, ASK_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay, revalidate, asking]);
  const stage =
    state === 'queued' || progress === null
      ? 'waiting'
      : progress.stage === 'reading'
        ? 'reading'
        : 'storing';
  return (
    <article className="grid gap-8">
      <div className="grid max-w-line gap-3">
        <h1>{file ?? t('title')}</h1>
        {isUnderWay && <p>{t('apart.intro')}</p>}
      </div>
      {isUnderWay ? (
        <div role="status" className="grid max-w-form gap-2">
          <p className="text-2xl font-semibold">{t(`apart.${stage}`)}</p>
          {stage === 'storing' && progress !== null && (
            <p className="text-quiet">{t('apart.steps', { done: progress.done, total: progress.total })}</p>
          )}
          <progress
            aria-label={t(`apart.${stage}`)}
            className="mt-2 w-full"
            {...(stage === 'storing' && { value: progress?.done, max: progress?.total })}
          />
          <noscript>
            <meta httpEquiv="refresh" content="3" />
          </noscript>
        </div>
      ) : (
        <div className="grid max-w-line gap-3">
          <p className="text-2xl font-semibold">{t('apart.failed')}</p>
          {refusal !== null && <FileFaults {...refusal} />}
          <p>
            <Link to="/import">{t('apart.again')}</Link>
          </p>
        </div>
      )}
    </article>
  );
}
