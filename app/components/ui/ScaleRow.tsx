import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';

export interface ScaleRowProps {
  /** The name of the row, unique on the page. */
  name: string;
  label: string;
  /** What the label says of a row that may stay empty; null where it may not. */
  optional: string | null;
  /** The question that the row answers. */
  question: string;
  /** What the chosen point means; the question is shown in its place until there is something to say. */
  meaning: string | null;
  /** Takes the answer back; null where there is none, or it may not be taken back. */
  clear: { readonly label: string; readonly act: () => void } | null;
  /** Whether this is the row that digits rate. */
  current: boolean;
  /** Marks the row as still to be answered, after an attempt to send. */
  missing: boolean;
  role: 'radiogroup' | 'group';
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/**
 * One row of a rating: its name, its scale, and the meaning of what was chosen beside it (beneath it on a narrow
 * screen), in a place that is kept free so that nothing moves.
 */
export function ScaleRow(props: ScaleRowProps) {
  const { name, label, optional, question, meaning, clear, current, missing } = props;
  const id = useId();
  return (
    <div
      role={props.role}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-question`}
      data-row={name}
      className={classes(
        'border-l-2 pl-3 lg:grid lg:grid-cols-[8.5rem_auto_1fr] lg:items-center lg:gap-x-4',
        current ? 'border-accent' : 'border-transparent',
      )}
      onKeyDown={props.onKeyDown}
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span id={`${id}-label`} className={classes('font-semibold', missing && 'text-fault')}>
          {label}
          {optional !== null && <span className="text-sm font-normal text-quiet"> {optional}</span>}
        </span>
        <span id={`${id}-question`} className="text-sm text-quiet lg:sr-only">
          {question}
        </span>
      </div>
      {props.children}
      <div className="flex min-h-5 items-center justify-between gap-x-2">
        <p aria-hidden="true" className="text-sm leading-5">
          {meaning ?? <span className="hidden text-quiet lg:inline">{question}</span>}
        </p>
        {clear !== null && (
          <button
            type="button"
            // Between two rows it would be in the way of the Tab key; a key of the row itself does the same.
            tabIndex={-1}
            onClick={clear.act}
            className="-my-1 min-h-touch min-w-touch flex-none px-2 text-sm text-accent hover:underline underline-offset-4"
          >
            {clear.label}
          </button>
        )}
      </div>
    </div>
  );
}
