import { forwardRef, useId, type TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { CONTROL_CLASSES, describedBy, Field, type FieldProps } from './Field.tsx';

export type TextAreaProps = FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** Several lines of text with label, hint and error. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, optional, id, className, rows = 3, ...rest },
  ref,
) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional === true}>
      <textarea
        ref={ref}
        id={own}
        rows={rows}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(own, { hint, error })}
        className={classes(CONTROL_CLASSES, 'py-2', className)}
        {...rest}
      />
    </Field>
  );
});
