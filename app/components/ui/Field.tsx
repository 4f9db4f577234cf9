import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';

export interface FieldProps {
  /** What to enter, a noun or a question. */
  label: ReactNode;
  /** What helps to answer, beneath the label. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the field as invalid. */
  error?: string | undefined;
  /** Says "optional" beside the label. */
  optional?: boolean;
}

export const CONTROL_CLASSES =
  'w-full rounded-md border border-edge bg-raised px-3 text-ink placeholder:text-quiet ' +
  'hover:border-accent aria-invalid:border-2 aria-invalid:border-fault';

/** The ids that tie a control to its hint and error. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Label, hint and error around a control whose id is `id`. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional === true && <span className="font-normal text-quiet"> · {t('optional')}</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm [overflow-wrap:anywhere] text-quiet">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-sm font-medium text-fault">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
