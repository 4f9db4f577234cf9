import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { classes } from './classes.ts';

export type ButtonLook = 'primary' | 'secondary' | 'plain';

/** The classes of a button; also for a link that leads on like one (`LinkButton`). */
export function buttonClasses(look: ButtonLook = 'secondary', extra?: string): string {
  return classes(
    'inline-flex min-h-touch items-center justify-center gap-2 rounded-md text-base font-medium',
    'select-none whitespace-nowrap transition-colors disabled:opacity-55 aria-disabled:opacity-55',
    look === 'primary' && 'bg-accent px-6 text-on-accent hover:bg-accent-strong',
    look === 'secondary' &&
      'border border-edge px-4 bg-raised text-ink hover:border-accent hover:text-accent-strong',
    look === 'plain' && 'px-2 text-accent hover:text-accent-strong hover:underline underline-offset-4',
    extra,
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
}

/** A button that says what happens. One `primary` on a screen; `plain` for what is on the side. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look, className, type = 'button', ...rest },
  ref,
) {
  return <button ref={ref} type={type} className={buttonClasses(look, className)} {...rest} />;
});
