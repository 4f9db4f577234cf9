import { Link as RouterLink, type LinkProps } from '@remix-run/react';
import { buttonClasses, type ButtonLook } from './Button.tsx';
import { classes } from './classes.ts';

export const LINK_CLASSES =
  'text-accent underline decoration-from-font underline-offset-3 hover:text-accent-strong hover:decoration-2';

/** A link within running text. */
export function Link({ className, ...rest }: LinkProps) {
  return <RouterLink className={classes(LINK_CLASSES, className)} {...rest} />;
}

/** A link that looks like a button: it leads on, it does not change anything. */
export function LinkButton({ look, className, ...rest }: LinkProps & { look?: ButtonLook }) {
  return <RouterLink className={buttonClasses(look, className)} {...rest} />;
}
