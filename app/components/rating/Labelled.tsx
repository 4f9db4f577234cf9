import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

/** Content with its name hanging in the left margin, in line with the names of the scales; above it on a phone. */
export function Labelled({
  label,
  className,
  children,
}: {
  label: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={classes('lg:grid lg:grid-cols-[8.5rem_1fr] lg:gap-x-4 lg:pl-3.5', className)}>
      <div className="text-sm text-quiet lg:pt-0.5">{label}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
