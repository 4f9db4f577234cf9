import { useId, useState, type KeyboardEvent } from 'react';
import { classes } from './classes.ts';

export interface RadioScaleProps {
  /** The name of the radio group, unique on the page. */
  name: string;
  label: string;
  /** The question that the points answer; shown in the place of the meaning until a point is chosen. */
  question: string;
  /** The meaning of each point; `anchors[i]` belongs to value i + 1. */
  anchors: readonly string[];
  value: number | null;
  onChange: (value: number) => void;
  /** Whether this is the row that digits rate. */
  current: boolean;
  onFocus: () => void;
  /** Up (−1) and down (+1) lead to the neighbouring rows; left and right move along the scale. */
  onMove: (step: -1 | 1) => void;
  /** Marks the row as still to be answered, after an attempt to send. */
  missing: boolean;
  /** What a screen reader says for a point. */
  pointLabel: (value: number, anchor: string) => string;
}

/**
 * One row of a Likert scale: the points in a line, and the meaning of the chosen one beside them (beneath them
 * on a narrow screen), in a place that is kept free so that nothing moves.
 */
export function RadioScale(props: RadioScaleProps) {
  const { name, label, question, anchors, value, current, missing } = props;
  const id = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const meaning = anchors[(hovered ?? value ?? 0) - 1];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-question`}
      data-row={name}
      className={classes(
        'border-l-2 pl-3 lg:grid lg:grid-cols-[8.5rem_auto_1fr] lg:items-center lg:gap-x-4',
        current ? 'border-accent' : 'border-transparent',
      )}
      onKeyDown={onKeyDown}
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span id={`${id}-label`} className={classes('font-semibold', missing && 'text-fault')}>
          {label}
        </span>
        <span id={`${id}-question`} className="text-sm text-quiet lg:sr-only">
          {question}
        </span>
      </div>
      <div className="-ml-2 flex sm:-ml-2.5" onPointerLeave={() => setHovered(null)}>
        {anchors.map((anchor, index) => (
          <label
            key={index}
            onPointerEnter={(event) => event.pointerType === 'mouse' && setHovered(index + 1)}
            className="group relative flex h-touch min-w-0 flex-1 items-center justify-center tabular-nums sm:w-14 sm:flex-none"
          >
            <input
              type="radio"
              name={name}
              value={index + 1}
              checked={value === index + 1}
              onChange={() => props.onChange(index + 1)}
              onFocus={props.onFocus}
              aria-label={props.pointLabel(index + 1, anchor)}
              className="peer absolute inset-0 m-0 cursor-pointer opacity-0"
            />
            <span
              aria-hidden="true"
              className={classes(
                'flex size-9 items-center justify-center rounded-full border transition-colors',
                'peer-checked:border-accent peer-checked:bg-accent peer-checked:font-semibold peer-checked:text-on-accent',
                'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
                'group-hover:border-accent',
                missing ? 'border-2 border-fault' : 'border-edge',
              )}
            >
              {index + 1}
            </span>
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="min-h-5 text-sm leading-5">
        {meaning === undefined ? <span className="hidden text-quiet lg:inline">{question}</span> : meaning}
      </p>
    </div>
  );
}
