import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from '#app/i18n/index.ts';
import { RaterShell } from '#app/components/ui/RaterShell.tsx';
import { RequestNote } from '#app/components/ui/RequestNote.tsx';
import { buttonClasses } from '#app/components/ui/Button.tsx';

const EXPLAINED = [
  'invalid_input',
  'not_found',
  'gone',
  'not_authenticated',
  'forbidden',
  'conflict',
  'unavailable',
  'too_many',
] as const;

/** A rater's link that does not work, or a page that could not be made: why, and what to do. */
export function RaterFailure() {
  const error = useRouteError();
  const { t } = useTranslation('rating');
  const said = isRouteErrorResponse(error)
    ? (error.data as { error?: { code?: string; request?: string } } | null)?.error
    : undefined;
  const ours = !isRouteErrorResponse(error) || error.status >= 500;
  const code = EXPLAINED.find((known) => known === said?.code) ?? 'other';
  return (
    <RaterShell>
      <h1 className="mb-4">{t(`failure.${code}Title`)}</h1>
      <p className="mb-6">{t(`failure.${code}`)}</p>
      {code !== 'not_found' && code !== 'gone' && (
        <a href="" className={buttonClasses('secondary')}>
          {t('failure.tryAgain')}
        </a>
      )}
      {ours && (
        <div className="mt-6">
          <RequestNote request={said?.request} />
        </div>
      )}
    </RaterShell>
  );
}
