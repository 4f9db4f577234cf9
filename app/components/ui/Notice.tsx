import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from './classes.ts';

export type NoticeKind = 'note' | 'warning' | 'error';

const LOOKS: Record<NoticeKind, string> = {
  note: 'border-accent bg-accent-soft',
  warning: 'border-caution bg-caution-soft',
  error: 'border-fault bg-fault-soft',
};

/**
 * Something to know (`note`), to mind (`warning`) or that went wrong (`error`): what happened, what was kept,
 * what to do. An error is read out at once, the others when there is a pause.
 */
export function Notice({
  kind = 'note',
  title,
  children,
  actions,
}: {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <div
      role={kind === 'error' ? 'alert' : 'status'}
      className={classes('border-l-4 px-4 py-3', LOOKS[kind])}
    >
      <p className="font-semibold">
        <span className="sr-only">{t(kind)}: </span>
        {title}
      </p>
      {children !== undefined && <div className="max-w-line">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
