import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ShownSeat } from './panelPageStudy.ts';

/** Asks who gets a seat whose rater has left; shown while there is one. */
export function ReplaceSeatDialog({ seat, onClose }: { seat: ShownSeat | null; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('common');
  const name = { name: seat?.name ?? '' };
  return (
    <Dialog open={seat !== null} onOpenChange={onClose} title={t('panel.dialogTitle', name)}>
      <Form method="post" className="grid gap-4" onSubmit={onClose} preventScrollReset>
        <input type="hidden" name="action" value="replace" />
        <input type="hidden" name="seat" value={seat?.number ?? ''} />
        <p className="max-w-line">{t('panel.dialogBody', name)}</p>
        <TextField name="name" required maxLength={80} label={t('panel.newName')} autoComplete="off" />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary">
            {t('panel.confirm')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
