import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { QrCode } from '#app/components/ui/QrCode.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Shows a link as a code that a phone reads, large enough for a room, with its address beneath. */
export function QrButton({
  label,
  address,
  plain = false,
}: {
  label: string;
  address: string;
  plain?: boolean;
}) {
  const { t } = useTranslation('handout');
  const [open, setOpen] = useState(false);
  const title = t('qr.of', { label });
  return (
    <>
      <Button
        look={plain ? 'plain' : 'secondary'}
        className="flex-none"
        aria-label={t('qr.show', { label })}
        onClick={() => setOpen(true)}
      >
        {t('qr.button')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        <div className="grid justify-items-center gap-4">
          <QrCode text={address} label={title} className="w-full max-w-[26rem]" />
          <p className="select-all text-center [overflow-wrap:anywhere]">{address}</p>
        </div>
      </Dialog>
    </>
  );
}
