import { forwardRef, useId, type SelectHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { CONTROL_CLASSES, describedBy, Field, type FieldProps } from './Field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export type SelectProps = FieldProps &
  SelectHTMLAttributes<HTMLSelectElement> & { options: readonly SelectOption[] };

/** A choice of one from several, by the platform's own list (the best there is on a phone). */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { label, hint, error, optional, id, className, options, ...rest },
  ref,
) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional === true}>
      <select
        ref={ref}
        id={own}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(own, { hint, error })}
        className={classes(CONTROL_CLASSES, 'min-h-touch', className)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
});
