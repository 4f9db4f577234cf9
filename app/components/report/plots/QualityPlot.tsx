import { useTranslation } from '#app/i18n/index.ts';
import { PlotFrame, topOf } from './PlotFrame.tsx';
import { ticksOf } from './plotScale.ts';

/** A system's place: what it takes, and what its texts are worth. */
export interface QualityPoint {
  readonly system: string;
  readonly takes: number;
  readonly rating: number;
  readonly isBaseline: boolean;
}

const ROOM = { height: 230, above: 14, below: 30 };

/**
 * What systems take against what their texts are worth, each named at its point, and the baseline's rating less what is
 * accepted as a line.
 *
 * @param accept points; null where that isn't one number
 * @param told says what is taken
 */
export function QualityPlot({
  title,
  points,
  accept,
  told,
}: {
  /** What is taken. */
  title: string;
  points: readonly QualityPoint[];
  accept: number | null;
  told: (takes: number) => string;
}) {
  const { t } = useTranslation('report');
  const baseline = points.find(({ isBaseline }) => isBaseline);
  const floor = baseline === undefined || accept === null ? null : baseline.rating - accept;
  const ratings = points.map(({ rating }) => rating);
  const ticks = ticksOf(Math.min(...ratings, floor ?? Infinity), Math.max(...ratings), 4);
  const across = ticksOf(0, Math.max(...points.map(({ takes }) => takes)), 3);
  const top = topOf(ticks, ROOM);
  const most = across.at(-1)!;
  const left = (takes: number) => `${(100 * takes) / most}%`;
  const names = apart(points.map(({ rating }) => top(rating) + 4));
  const label = points
    .map(({ system, takes, rating }) => `${system}: ${told(takes)}, ${rating.toFixed(2)}`)
    .join('; ');
  return (
    <PlotFrame
      title={t('costs.plot', { title })}
      label={label}
      room={ROOM}
      ticks={ticks}
      told={(tick) => String(Number(tick.toFixed(2)))}
      top={top}
    >
      {floor !== null && (
        <>
          <rect width="100%" y={top(floor)} height={top(ticks[0]!) - top(floor)} className="fill-sunken" />
          <line x2="100%" y1={top(floor)} y2={top(floor)} className="stroke-quiet" strokeDasharray="3 3" />
          <text x="100%" dx="-2" y={top(floor) + 14} textAnchor="end" className="fill-quiet text-xs">
            {t('costs.below')}
          </text>
        </>
      )}
      {across.map((tick, index) => (
        <text
          key={tick}
          x={left(tick)}
          y={ROOM.height - 6}
          textAnchor={index === 0 ? 'start' : index === across.length - 1 ? 'end' : 'middle'}
          className="fill-quiet text-xs tabular-nums"
        >
          {told(tick)}
        </text>
      ))}
      {points.map(({ system, takes, rating, isBaseline }, index) => {
        const isLate = takes > 0.55 * most;
        return (
          <g key={system}>
            <circle
              cx={left(takes)}
              cy={top(rating)}
              r={6}
              className={isBaseline ? 'fill-paper stroke-ink' : 'fill-ink stroke-ink'}
              strokeWidth={2}
            />
            <text
              x={left(takes)}
              dx={isLate ? -11 : 11}
              y={names[index]}
              textAnchor={isLate ? 'end' : 'start'}
              className="fill-ink text-sm"
            >
              {system}
            </text>
          </g>
        );
      })}
    </PlotFrame>
  );
}

/** Pixels that a name needs. */
const LINE = 16;

/** Places down a plot moved apart as little as names need, in the order that they were given in. */
function apart(places: readonly number[]): number[] {
  const moved = [...places];
  let last = -Infinity;
  for (const index of [...places.keys()].sort((a, b) => places[a]! - places[b]!)) {
    moved[index] = Math.max(places[index]!, last + LINE);
    last = moved[index]!;
  }
  return moved;
}
