import type { ReactNode } from 'react';

/** The place that a plot's parts have: pixels from its upper edge down, shares of its width across. */
export interface PlotRoom {
  readonly height: number;
  /** Pixels above the highest tick, and below the lowest. */
  readonly above: number;
  readonly below: number;
}

/**
 * A plot under its title: names of the ticks at the left, lines across, and what is drawn between. It is as wide as there is
 * room, with text of one size.
 *
 * @param top pixels from the upper edge to a value
 */
export function PlotFrame({
  title,
  label,
  room: { height },
  ticks,
  told,
  top,
  children,
}: {
  title: ReactNode;
  /** All that it shows, in words. */
  label: string;
  room: PlotRoom;
  ticks: readonly number[];
  told: (tick: number) => string;
  top: (value: number) => number;
  children: ReactNode;
}) {
  return (
    <figure className="grid gap-1 break-inside-avoid">
      <figcaption className="text-sm">{title}</figcaption>
      <div className="grid grid-cols-[3rem_minmax(0,1fr)]">
        <svg width="100%" height={height} aria-hidden="true">
          {ticks.map((tick) => (
            <text
              key={tick}
              x="100%"
              dx="-6"
              y={top(tick) + 4}
              textAnchor="end"
              className="fill-quiet text-xs tabular-nums"
            >
              {told(tick)}
            </text>
          ))}
        </svg>
        <svg width="100%" height={height} role="img" aria-label={label} className="overflow-visible">
          {ticks.map((tick) => (
            <line
              key={tick}
              x2="100%"
              y1={top(tick)}
              y2={top(tick)}
              className={tick === 0 ? 'stroke-edge' : 'stroke-line'}
            />
          ))}
          {children}
        </svg>
      </div>
    </figure>
  );
}

/** Pixels from a plot's upper edge to values between its lowest and highest tick. */
export function topOf(
  ticks: readonly number[],
  { height, above, below }: PlotRoom,
): (value: number) => number {
  const [least, most] = [ticks[0]!, ticks.at(-1)!];
  return (value) => above + (1 - (value - least) / (most - least)) * (height - above - below);
}
