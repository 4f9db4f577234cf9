import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { classes } from './classes.ts';
import { movedValue, placedValue, typedValue } from './sliderValue.ts';
import { ScaleRow, type ScaleRowProps } from './ScaleRow.tsx';

export interface SliderScaleProps extends Omit<ScaleRowProps, 'role' | 'onKeyDown' | 'children'> {
  /** The highest value; the lowest is 1. */
  scale: number;
  value: number | null;
  onChange: (value: number | null) => void;
  onFocus: () => void;
  /** What a screen reader says for the field. */
  fieldLabel: string;
  /** What it says of a value; asked only where there is one. */
  valueText: (value: number) => string;
}

/**
 * One row with a long scale: a track to point at, and a field to type in, which the arrow and page keys move. There
 * is no mark on the track until a value was chosen, because any default would pull answers towards it.
 */
export function SliderScale({
  scale,
  value,
  onChange,
  onFocus,
  fieldLabel,
  valueText,
  ...row
}: SliderScaleProps) {
  const track = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const place = (event: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    onChange(placedValue((event.clientX - box.left) / box.width, scale));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moved = movedValue(event.key, value, scale);
    if (moved === undefined) return;
    event.preventDefault();
    onChange(moved);
  };
  return (
    <ScaleRow {...row} role="group">
      <div className="flex items-center gap-4 py-0.5 lg:w-[26rem]">
        <div
          aria-hidden="true"
          className="flex h-touch flex-1 cursor-pointer touch-pan-y items-center"
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            // The field has the keys; on a touch screen it would bring up the keyboard.
            if (event.pointerType === 'mouse') field.current?.focus();
            event.preventDefault();
            onFocus();
            place(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) place(event);
          }}
        >
          <div
            ref={track}
            className={classes('relative mx-3 h-1 flex-1 rounded-full', row.missing ? 'bg-fault' : 'bg-edge')}
          >
            {value !== null && (
              <span
                className="absolute top-1/2 size-6 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
                style={{ insetInlineStart: `${((value - 1) / (scale - 1)) * 100}%` }}
              />
            )}
          </div>
        </div>
        <input
          ref={field}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          role="spinbutton"
          name={row.name}
          aria-label={fieldLabel}
          aria-valuemin={1}
          aria-valuemax={scale}
          aria-valuenow={value ?? undefined}
          aria-valuetext={value === null ? undefined : valueText(value)}
          aria-invalid={row.missing || undefined}
          maxLength={String(scale).length}
          value={value ?? ''}
          onChange={(event) => onChange(typedValue(event.target.value, scale))}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          className={classes(
            'h-touch w-16 flex-none rounded-md border bg-raised text-center tabular-nums',
            row.missing ? 'border-2 border-fault' : 'border-edge',
          )}
        />
      </div>
    </ScaleRow>
  );
}
