import { useState } from 'react';
import { Button, type ButtonLook } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';

/**
 * Closes the study after a question: it cannot be undone.
 *
 * @param missing readings that are not in
 * @param atWork raters who are judging at the moment
 */
export function CloseButton({
  missing,
  atWork,
  look,
}: {
  missing: number;
  atWork: number;
  look?: ButtonLook;
}) {
  const { t } = useTranslation('study');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button {...(look === undefined ? {} : { look })} onClick={() => setAsking(true)}>
        {t('actions.close')}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t('closeDialog.title')}>
        <div className="grid gap-4">
          {missing > 0 && <p className="font-medium">{t('closeDialog.incomplete', { count: missing })}</p>}
          {atWork > 0 && <p className="max-w-line">{t('closeDialog.atWork', { count: atWork })}</p>}
          <p className="max-w-line">{t('closeDialog.body')}</p>
          <div className="flex flex-wrap gap-3">
            <ActionButton action="close" look="primary">
              {t('closeDialog.confirm')}
            </ActionButton>
            <Button onClick={() => setAsking(false)}>{t('closeDialog.cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
