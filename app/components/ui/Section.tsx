import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

/** A part of a page: a heading and what belongs to it, set apart by space and not by a box. */
export function Section({
  title,
  aside,
  className,
  children,
}: {
  title: ReactNode;
  /** What stands on the heading's line, at its end. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes('grid gap-3', className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
