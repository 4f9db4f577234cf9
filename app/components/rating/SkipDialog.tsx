import { useState, type FormEvent } from 'react';
import { SKIP_NOTE_LIMIT, SKIP_REASONS, type SkipReason } from '#app/core/ratings/skip.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { SendFailure } from './sendFailure.ts';

/** Asks why a task cannot be judged, and passes it on. */
export function SkipDialog({
  open,
  onClose,
  onSkip,
}: {
  open: boolean;
  onClose: () => void;
  /** Gives what was in the way, or null. */
  onSkip: (reason: SkipReason, note: string) => Promise<SendFailure | null>;
}) {
  const { t } = useTranslation('rating');
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [note, setNote] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const close = () => {
    setReason(null);
    setNote('');
    setMessage(null);
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (reason === null) return setMessage(t('skip.missing'));
    setSending(true);
    const failure = await onSkip(reason, note);
    setSending(false);
    if (failure === null) close();
    else setMessage(failure.detail ?? t('skip.failed'));
  };
  return (
    <Dialog open={open} onOpenChange={close} title={t('skip.title')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <p>{t('skip.what')}</p>
        <fieldset>
          <legend className="font-medium">{t('skip.why')}</legend>
          {SKIP_REASONS.map((known) => (
            <label key={known} className="flex min-h-touch items-center gap-3">
              <input
                type="radio"
                name="reason"
                className="size-5 flex-none"
                checked={reason === known}
                onChange={() => {
                  setReason(known);
                  setMessage(null);
                }}
              />
              {t(`skip.${known}`)}
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t('skip.note')}
          optional
          rows={2}
          maxLength={SKIP_NOTE_LIMIT}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <p role="alert" className="text-fault empty:hidden">
          {message}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary" aria-disabled={sending}>
            {t('skip.act')}
          </Button>
          <Button onClick={close}>{t('skip.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
