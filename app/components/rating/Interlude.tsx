import { useEffect, useState } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import type { OutboxStatusProps } from './OutboxStatus.tsx';

/** Milliseconds for which nothing is shown, because the next task is nearly there. */
const NEARLY_MS = 300;

/** Between tasks: what is waited for, what is kept, and what can be done. */
export function Interlude({ count, stuck, onFlush }: OutboxStatusProps) {
  const { t } = useTranslation('rating');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), NEARLY_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return <h1 className="sr-only">{t('wait.title')}</h1>;
  return (
    <div className="mx-auto grid w-full max-w-form flex-1 content-center gap-4 py-8">
      <h1>{stuck === null ? t('wait.title') : t('wait.stuckTitle')}</h1>
      {count > 0 && <p>{t('wait.kept', { count })}</p>}
      {stuck !== null && (
        <>
          <p>{t('wait.stuck')}</p>
          <div>
            <Button look="primary" onClick={onFlush}>
              {t('sending.now')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
