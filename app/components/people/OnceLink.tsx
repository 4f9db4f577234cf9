import { useId } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { CONTROL_CLASSES } from '#app/components/ui/Field.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { useCopy } from '../study/useCopy.ts';

/** A secret that is shown this once, to be copied. */
export function OnceLink({
  title,
  hint,
  label,
  value,
}: {
  title: string;
  hint: string;
  /** What the field holds. */
  label: string;
  value: string;
}) {
  const { t } = useTranslation('people');
  const [copied, copy] = useCopy(value);
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid max-w-form gap-2 border-l-4 border-accent bg-accent-soft px-4 py-3"
    >
      <p id={id} role="status" className="font-semibold [overflow-wrap:anywhere]">
        {title}
      </p>
      <p className="text-sm">{hint}</p>
      <div className="flex gap-2">
        <input
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
          className={`${CONTROL_CLASSES} min-h-touch min-w-0 text-sm`}
        />
        <Button onClick={copy} className="min-w-[6.5rem] flex-none">
          <span aria-live="polite">{copied ? t('made.copied') : t('made.copy')}</span>
        </Button>
      </div>
    </section>
  );
}
