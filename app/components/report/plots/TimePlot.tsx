import type { Estimated } from '#app/core/reports/report.ts';
import { PlotFrame, topOf } from './PlotFrame.tsx';
import { ticksOf } from './plotScale.ts';

/** A stretch of time with what was found in it. */
export interface TimePoint extends Estimated {
  /** When it ended, in words. */
  readonly when: string;
}

const ROOM = { height: 140, above: 10, below: 28 };

/** One figure over the stretches of a study, each with its interval. */
export function TimePlot({
  title,
  points,
  told,
  within = [],
}: {
  title: string;
  points: readonly TimePoint[];
  told: (value: number) => string;
  /** Further values that the scale has room for: those of plots beside it. */
  within?: readonly number[];
}) {
  const all = points.flatMap(({ estimate, lower, upper }) => [
    estimate,
    lower ?? estimate,
    upper ?? estimate,
  ]);
  const ticks = ticksOf(Math.min(0, ...all, ...within), Math.max(0, ...all, ...within), 3);
  const top = topOf(ticks, ROOM);
  const left = (index: number) => `${(100 * (index + 0.5)) / points.length}%`;
  const label = `${title}: ${points.map(({ when, estimate }) => `${when} ${told(estimate)}`).join('; ')}`;
  return (
    <PlotFrame title={title} label={label} room={ROOM} ticks={ticks} told={told} top={top}>
      {points.map(({ estimate, lower, upper, when }, index) => (
        <g key={index}>
          {lower !== null && upper !== null && (
            <line
              x1={left(index)}
              x2={left(index)}
              y1={top(lower)}
              y2={top(upper)}
              className="stroke-ink"
              strokeWidth={2}
            />
          )}
          <circle cx={left(index)} cy={top(estimate)} r={5} className="fill-ink" />
          {(index === 0 || index === points.length - 1) && (
            <text
              x={left(index)}
              y={ROOM.height - 6}
              textAnchor="middle"
              className="fill-quiet text-xs tabular-nums"
            >
              {when}
            </text>
          )}
        </g>
      ))}
    </PlotFrame>
  );
}
