import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from '#app/i18n/index.ts';

/** A term of the field with its explanation one tap away. */
export function Explain({ term, children }: { term: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={`${term}: ${t('explain')}`}
        className="cursor-help underline decoration-dotted decoration-1 underline-offset-4 hover:text-accent-strong"
      >
        {term}
      </AriaButton>
      <Popover className="max-w-sm rounded-md border border-line bg-raised p-4 text-sm shadow-over">
        <AriaDialog aria-label={term}>{children}</AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
