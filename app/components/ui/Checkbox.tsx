import { forwardRef, useId, type InputHTMLAttributes, type ReactNode } from 'react';

export interface CheckboxProps extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  /** What is wrong and what to do; marks the box as invalid. */
  error?: string | undefined;
}

/** A box to tick; its whole line can be hit. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, error, id, ...rest },
  ref,
) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <div>
      {error !== undefined && (
        <p id={`${own}-error`} className="text-sm font-medium text-fault">
          {error}
        </p>
      )}
      <label htmlFor={own} className="flex min-h-touch items-start gap-3 py-2.5">
        <input
          ref={ref}
          id={own}
          type="checkbox"
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${own}-error`}
          className="mt-0.5 size-5 flex-none"
          {...rest}
        />
        <span>{label}</span>
      </label>
    </div>
  );
});
