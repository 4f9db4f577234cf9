import type { VerdictState } from './verdictState.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from './classes.ts';

/** The shape of each state in a box of 16 × 16: told apart without colour, and printed in black and white. */
const SHAPES: Record<VerdictState, { path: string; hollow?: true }> = {
  green: { path: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0 -13z' },
  yellow: { path: 'M2.5 2.5h11v11h-11z' },
  orange: { path: 'M8 1.5l7 13h-14z' },
  red: { path: 'M5 1h6l4 4v6l-4 4h-6l-4 -4v-6z' },
  inconclusive: { path: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0 -11z', hollow: true },
  missing: { path: 'M3 8h10', hollow: true },
};

export const STATE_COLOUR: Record<VerdictState, string> = {
  green: 'text-state-green',
  yellow: 'text-state-yellow',
  orange: 'text-state-orange',
  red: 'text-state-red',
  inconclusive: 'text-state-inconclusive',
  missing: 'text-state-inconclusive',
};

/** The bare shape of a state, for charts; `x` and `y` are its middle. Stands inside an `<svg>`. */
export function StateShape({
  state,
  x,
  y,
  size = 16,
}: {
  state: VerdictState;
  x: number;
  y: number;
  size?: number;
}) {
  const { path, hollow } = SHAPES[state];
  return (
    <path
      d={path}
      transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})`}
      className={STATE_COLOUR[state]}
      fill={hollow ? 'none' : 'currentColor'}
      stroke={hollow ? 'currentColor' : 'none'}
      strokeWidth={hollow ? 2.5 : 0}
    />
  );
}

/** A verdict's state: its shape, its colour and its word, never one of them alone. */
export function StateMark({
  state,
  word,
  className,
}: {
  state: VerdictState;
  word?: string;
  className?: string;
}) {
  const { t } = useTranslation('common');
  return (
    <span className={classes('inline-flex items-baseline gap-2 whitespace-nowrap', className)}>
      <svg
        width="1em"
        height="1em"
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="flex-none translate-y-[0.14em]"
      >
        <StateShape state={state} x={8} y={8} />
      </svg>
      {word ?? t(`states.${state}`)}
    </span>
  );
}
