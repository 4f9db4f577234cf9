import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';

/** Ends a study without a verdict, after a question: it cannot be undone. */
export function WithdrawButton() {
  const { t } = useTranslation('quality');
  const { t: common } = useTranslation('common');
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button look="plain" className="-ml-2 text-sm" onClick={() => setAsking(true)}>
        {t('withdraw.ask')}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t('withdraw.title')}>
        <div className="grid gap-4">
          <p className="max-w-line">{t('withdraw.body')}</p>
          <div className="flex flex-wrap gap-3">
            <ActionButton action="withdraw" look="primary">
              {t('withdraw.confirm')}
            </ActionButton>
            <Button onClick={() => setAsking(false)}>{common('cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
