import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { RaterLink } from '#app/services/studies/studyOverview.ts';

/** Asks before a link is withdrawn; shown while there is one. */
export function RevokeLinkDialog({ link, onClose }: { link: RaterLink | null; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('common');
  return (
    <Dialog
      open={link !== null}
      onOpenChange={onClose}
      title={t('links.revokeTitle', { label: link?.label ?? '' })}
    >
      <Form method="post" className="grid gap-4" onSubmit={onClose} preventScrollReset>
        <input type="hidden" name="action" value="revokeLink" />
        <input type="hidden" name="link" value={link?.id ?? ''} />
        <p className="max-w-line">{t('links.revokeBody')}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary">
            {t('links.revokeConfirm')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
