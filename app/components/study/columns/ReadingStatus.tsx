import type { ReactNode } from 'react';
import { Progress } from '#app/components/ui/Progress.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** How far a chosen file is: sent, being read, or what was found in it. */
export function ReadingStatus({
  busy,
  sent,
  children,
}: {
  busy: boolean;
  /** What share of it is sent; null when it isn't being sent. */
  sent: number | null;
  /** What was found, once it is read. */
  children: ReactNode;
}) {
  const { t } = useTranslation('study');
  const isSending = busy && sent !== null;
  return (
    <div className="grid min-h-6 max-w-form gap-1">
      <div role="status">{isSending ? t('items.sending') : busy ? t('items.reading') : children}</div>
      {isSending && <Progress value={sent} max={1} label={t('items.sending')} />}
    </div>
  );
}
