import { useState, type KeyboardEvent } from 'react';
import { classes } from './classes.ts';
import { ScaleRow, type ScaleRowProps } from './ScaleRow.tsx';

export interface RadioScaleProps extends Omit<ScaleRowProps, 'meaning' | 'role' | 'onKeyDown' | 'children'> {
  /** The meaning of each point, null where it has no text; `anchors[i]` belongs to value i + 1. */
  anchors: readonly (string | null)[];
  /** The meaning of the ends, shown where the chosen point has no text of its own; null where all have. */
  ends: string | null;
  /** What stands on the points; their numbers where it is absent. */
  faces?: readonly string[];
  value: number | null;
  onChange: (value: number) => void;
  onFocus: () => void;
  /** Up (−1) and down (+1) lead to the neighbouring rows; left and right move along the scale. */
  onMove: (step: -1 | 1) => void;
  /** What a screen reader says for a point. */
  pointLabel: (value: number, anchor: string | null) => string;
}

/** One row of a Likert scale with its points in a line. */
export function RadioScale({
  anchors,
  ends,
  faces,
  value,
  onChange,
  onFocus,
  onMove,
  pointLabel,
  ...row
}: RadioScaleProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const { name, missing, clear } = row;
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Backspace' || event.key === 'Delete') && clear !== null) {
      event.preventDefault();
      clear.act();
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <ScaleRow
      {...row}
      role="radiogroup"
      meaning={anchors[(hovered ?? value ?? 0) - 1] ?? ends}
      onKeyDown={onKeyDown}
    >
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
              onChange={() => onChange(index + 1)}
              onFocus={onFocus}
              aria-label={pointLabel(index + 1, anchor)}
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
              {faces?.[index] ?? index + 1}
            </span>
          </label>
        ))}
      </div>
    </ScaleRow>
  );
}
