import { forwardRef, useId, type InputHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { CONTROL_CLASSES, describedBy, Field, type FieldProps } from './Field.tsx';

export type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

/** One line of text with label, hint and error. Takes what react-hook-form's `register` gives. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, optional, id, className, ...rest },
  ref,
) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional === true}>
      <input
        ref={ref}
        id={own}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(own, { hint, error })}
        className={classes(CONTROL_CLASSES, 'min-h-touch', className)}
        {...rest}
      />
    </Field>
  );
});
