import { classes } from '#app/components/ui/classes.ts';
import { STATE_COLOUR, StateShape } from '#app/components/ui/StateMark.tsx';
import type { EvidenceLine } from '#app/core/reports/report.ts';
import { ForestGround } from './ForestGround.tsx';
import { rowPlaces } from './forestScale.ts';

/**
 * One row's interval over the common ground. Widths are percentages, so that rows of any width line up; what
 * it shows stands in numbers beside it.
 */
export function ForestStrip({ line, domain }: { line: EvidenceLine; domain: readonly [number, number] }) {
  const places = rowPlaces(line, domain);
  return (
    <svg className="absolute inset-0 size-full overflow-hidden" aria-hidden="true">
      <ForestGround domain={domain} />
      {places !== null && (
        <g className={classes(STATE_COLOUR[line.state])}>
          <line
            x1={`${places.from}%`}
            x2={`${places.to}%`}
            y1="50%"
            y2="50%"
            stroke="currentColor"
            strokeWidth={line.votes ? 3 : 1.5}
            strokeDasharray={line.votes ? undefined : '4 2'}
          />
          {places.beyondLeft && <Arrow at={0} towards="left" />}
          {places.beyondRight && <Arrow at={100} towards="right" />}
          <svg x={`${inside(places.estimate)}%`} y="50%" overflow="visible">
            <StateShape state={line.state} x={0} y={0} size={line.votes ? 15 : 11} />
          </svg>
        </g>
      )}
    </svg>
  );
}

/** Keeps an estimate that lies beyond the picture beside its arrow instead of on the edge. */
const inside = (place: number) => Math.min(95, Math.max(5, place));

function Arrow({ at, towards }: { at: number; towards: 'left' | 'right' }) {
  const tip = towards === 'left' ? 'M0 0l9 -6v12z' : 'M0 0l-9 -6v12z';
  return (
    <svg x={`${at}%`} y="50%" overflow="visible">
      <path d={tip} fill="currentColor" />
    </svg>
  );
}
