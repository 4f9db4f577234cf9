import { useTranslation } from '#app/i18n/index.ts';
import { LINK_CLASSES } from './Link.tsx';
import { RequestNote } from './RequestNote.tsx';

interface FailurePageProps {
  readonly status: number;
  readonly message: string | null;
  /** The id that the failed answer gave. */
  readonly request?: string | undefined;
}

/** A page that could not be shown: what happened, what was kept, what to do. */
export function FailurePage({ status, message, request }: FailurePageProps) {
  const { t } = useTranslation('common');
  const notFound = status === 404;
  return (
    <main className="mx-auto grid min-h-dvh max-w-[44rem] content-center gap-4 px-5 py-12">
      <h1>{notFound ? t('failure.notFoundTitle') : t('failure.title')}</h1>
      <p>{message ?? (notFound ? t('failure.notFound') : t('failure.internal'))}</p>
      <p>
        {status >= 500 && (
          <>
            <a href="" className={LINK_CLASSES}>
              {t('failure.reload')}
            </a>{' '}
            ·{' '}
          </>
        )}
        <a href="/" className={LINK_CLASSES}>
          {t('failure.home')}
        </a>
      </p>
      {status >= 500 && <RequestNote request={request} />}
    </main>
  );
}
