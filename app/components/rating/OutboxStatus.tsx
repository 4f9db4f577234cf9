import { useEffect, useState } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import type { SendFailure } from './sendFailure.ts';

/** Milliseconds for which a judgment may be under way without a word. */
const QUIET_MS = 1500;

export interface OutboxStatusProps {
  /** Judgments that the server has not acknowledged. */
  count: number;
  /** What is in their way; null while they are under way. */
  stuck: SendFailure | null;
  onFlush: () => void;
}

/** Whether waiting judgments are worth a word: something is in their way, or they have been under way for long. */
export function useWaits({ count, stuck }: Pick<OutboxStatusProps, 'count' | 'stuck'>): boolean {
  const [long, setLong] = useState(false);
  const any = count > 0;
  useEffect(() => {
    if (!any) return;
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [any]);
  return any && (stuck !== null || long);
}

/** "2 waiting to be sent", why, and a button that tries at once. Always there, so that a change is read out. */
export function OutboxStatus({ shown, ...props }: OutboxStatusProps & { shown: boolean }) {
  const { t } = useTranslation('rating');
  const { count, stuck } = props;
  return (
    <div className="flex min-w-0 items-center gap-x-2 text-sm leading-tight">
      <p role="status" className={shown ? 'py-1' : 'sr-only'}>
        {shown && (
          <>
            <span className="font-semibold tabular-nums">{t('sending.waiting', { count })}</span>{' '}
            <span className="text-quiet">{t(`sending.${stuck?.kind ?? 'slow'}Short`)}</span>
          </>
        )}
      </p>
      {shown && stuck !== null && (
        <button
          type="button"
          onClick={props.onFlush}
          className="min-h-touch flex-none px-2 text-accent hover:underline underline-offset-4"
        >
          {t('sending.now')}
        </button>
      )}
    </div>
  );
}
