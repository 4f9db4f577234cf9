import { useEffect, useRef } from 'react';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';

export interface FieldFault {
  /** The id of the field; null where the fault belongs to none. */
  readonly field: string | null;
  readonly message: string;
}

/** What is wrong with a form, at its top: takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary({ intro, faults }: { intro?: string; faults: readonly FieldFault[] }) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  // Only when other faults appear: whoever followed a link to a field stays there.
  const said = faults.map(({ message }) => message).join('\n');
  useEffect(() => {
    if (said !== '') box.current?.focus();
  }, [said]);
  if (faults.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="grid gap-2 border-l-4 border-fault bg-fault-soft px-4 py-3"
    >
      <p className="font-semibold">{t('errorSummary')}</p>
      {intro !== undefined && <p>{intro}</p>}
      <ul className="grid max-h-80 list-disc gap-1 overflow-y-auto pl-5">
        {faults.map(({ field, message }, index) => (
          <li key={index}>
            {field === null ? (
              message
            ) : (
              <a href={`#${field}`} className={LINK_CLASSES}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
