import type { ReactNode, TableHTMLAttributes, TdHTMLAttributes, ThHTMLAttributes } from 'react';
import { classes } from './classes.ts';

/**
 * A bare table of figures: lines only under the head and the last row, tabular figures. It scrolls sideways in
 * itself on a narrow screen.
 */
export function Table({
  caption,
  children,
  className,
  ...rest
}: TableHTMLAttributes<HTMLTableElement> & { caption: ReactNode }) {
  return (
    <div
      className="relative overflow-x-auto print:overflow-visible"
      tabIndex={0}
      role="region"
      aria-label={typeof caption === 'string' ? caption : rest['aria-label']}
    >
      <table className={classes('w-full border-collapse text-left', className)} {...rest}>
        <caption className="pb-2 text-left text-sm text-quiet">
          {/* Stays on a narrow screen while the table scrolls beneath it. */}
          <span className="sticky left-0 inline-block max-w-[calc(100vw-2.5rem)]">{caption}</span>
        </caption>
        {children}
      </table>
    </div>
  );
}

/** A head cell; `numeric` sets it above figures. */
export function HeadCell({
  numeric,
  className,
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={classes(
        // Chinese may break after any character: without a least width a narrow screen makes columns of single ones.
        'first:min-w-20 border-b border-edge px-3 py-2 align-bottom text-sm font-medium first:pl-0 last:pr-0',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}

/** A body cell; `numeric` aligns figures to the right, `data-name` says that it is no figure though it may have digits. */
export function Cell({
  numeric,
  className,
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean; 'data-name'?: '' }) {
  return (
    <td
      className={classes(
        'border-b border-line px-3 py-2 align-baseline first:pl-0 last:pr-0',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}
