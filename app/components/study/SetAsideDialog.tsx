import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Asks why a rater is to be set aside; shown while there is one. */
export function SetAsideDialog({ rater, onClose }: { rater: string | null; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('common');
  const name = { rater: rater ?? '' };
  return (
    <Dialog open={rater !== null} onOpenChange={onClose} title={t('raters.dialogTitle', name)}>
      <Form method="post" className="grid gap-4" onSubmit={onClose} preventScrollReset>
        <input type="hidden" name="action" value="exclude" />
        <input type="hidden" name="rater" value={rater ?? ''} />
        <p className="max-w-line">{t('raters.dialogBody')}</p>
        <TextArea
          name="reason"
          required
          maxLength={500}
          label={t('raters.reason')}
          hint={t('raters.reasonHint')}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary">
            {t('raters.confirm', name)}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
