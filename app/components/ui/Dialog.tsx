import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from './Button.tsx';

/** A window over the page: keeps the focus, closes with Escape or a click outside, gives the focus back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-20 flex items-end justify-center bg-[rgb(0_0_0/0.45)] sm:items-center sm:p-6"
    >
      <Modal className="max-h-[90dvh] w-full max-w-[44rem] overflow-y-auto rounded-t-md bg-raised shadow-over sm:rounded-md">
        <AriaDialog className="px-5 py-5 sm:px-8 sm:py-7">
          <div className="mb-3 flex items-start justify-between gap-4">
            <Heading slot="title" className="text-xl">
              {title}
            </Heading>
            <Button look="plain" className="-my-2 -mr-2" onClick={() => onOpenChange(false)}>
              {t('close')}
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
