import type { ErrorCode } from '#app/core/shared/errors.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { LINK_CLASSES } from './Link.tsx';
import { RequestNote } from './RequestNote.tsx';

interface FailurePageProps {
  readonly status: number;
  /** The failure's own words, in the reader's language; null where they are not for readers. */
  readonly message: string | null;
  readonly code?: string | undefined;
  /** The id that the failed answer gave. */
  readonly request?: string | undefined;
}

/** A page that could not be shown: what happened, what was kept, what to do. */
export function FailurePage({ status, message, code, request }: FailurePageProps) {
  const { t } = useTranslation('common');
  const notFound = status === 404;
  const key = notFound ? 'failure.notFound' : sentenceOf(code);
  return (
    <main className="mx-auto grid min-h-dvh max-w-[44rem] content-center gap-4 px-5 py-12">
      <h1>{notFound ? t('failure.notFoundTitle') : t('failure.title')}</h1>
      <p>{message ?? t(key)}</p>
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

/** The sentence of each kind of failure; whatever names none of them is a defect. */
const SENTENCES = {
  invalid_input: 'refused.malformed',
  not_allowed: 'refused.malformed',
  precondition: 'refused.malformed',
  not_authenticated: 'failure.because.not_authenticated',
  forbidden: 'failure.because.forbidden',
  not_found: 'failure.notFound',
  conflict: 'failure.because.conflict',
  gone: 'failure.because.gone',
  too_large: 'failure.because.too_large',
  too_slow: 'failure.because.too_slow',
  too_many: 'failure.because.too_many',
  unsupported: 'failure.because.unsupported',
  model_unusable: 'failure.because.model_unusable',
  configuration: 'failure.internal',
  unavailable: 'failure.because.unavailable',
  // Of what the command line checks; no page does.
  record_signature: 'failure.internal',
  record_chain: 'failure.internal',
  record_configuration: 'failure.internal',
  record_data: 'failure.internal',
  record_figures: 'failure.internal',
  internal: 'failure.internal',
} as const satisfies Record<ErrorCode, string>;

function sentenceOf(code: string | undefined): (typeof SENTENCES)[ErrorCode] {
  return code !== undefined && Object.hasOwn(SENTENCES, code)
    ? SENTENCES[code as ErrorCode]
    : 'failure.internal';
}
