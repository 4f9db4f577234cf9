import { useTranslation } from '#app/i18n/index.ts';
import type { Outlook } from './outlook.ts';

const [WIDTH, HEIGHT] = [480, 220];
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 24, 14, 34];
/** How surely a study is to ship an equal candidate. */
const ENOUGH = 0.8;

/** How surely a study ships an equal candidate, over its items; the size that is thought of is marked. */
export function PowerCurve({
  curve,
  items,
  power,
}: {
  curve: Outlook['curve'];
  items: number;
  power: number;
}) {
  const { t } = useTranslation('draft');
  const points = [...curve.filter((point) => point.items !== items), { items, power }].sort(
    (a, b) => a.items - b.items,
  );
  const [first, last] = [points[0]!.items, points.at(-1)!.items];
  const x = (count: number) =>
    LEFT + (first === last ? 0.5 : Math.log(count / first) / Math.log(last / first)) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const ticks = ticksBetween(first, last);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full max-w-form text-xs"
      role="img"
      aria-label={t('plan.curve', { items, power: Math.round(100 * power) })}
    >
      {[0, 0.5, ENOUGH, 1].map((share) => (
        <g key={share}>
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(share)}
            y2={y(share)}
            stroke={share === ENOUGH ? 'var(--color-accent)' : 'var(--color-line)'}
            strokeDasharray={share === ENOUGH ? '4 4' : undefined}
          />
          <text x={LEFT - 6} y={y(share) + 4} textAnchor="end" fill="var(--color-quiet)">
            {Math.round(100 * share)} %
          </text>
        </g>
      ))}
      {ticks.map((count) => (
        <text key={count} x={x(count)} y={HEIGHT - BOTTOM + 16} textAnchor="middle" fill="var(--color-quiet)">
          {count}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 2} textAnchor="middle" fill="var(--color-quiet)">
        {t('plan.axis')}
      </text>
      <polyline
        points={points.map((point) => `${x(point.items)},${y(point.power)}`).join(' ')}
        fill="none"
        stroke="var(--color-ink)"
        strokeWidth={2}
      />
      <circle cx={x(items)} cy={y(power)} r={5} fill="var(--color-accent)" />
      <text
        x={Math.min(Math.max(x(items), LEFT + 24), WIDTH - RIGHT - 24)}
        y={Math.max(y(power) - 10, 10)}
        textAnchor="middle"
        fill="var(--color-ink)"
        fontWeight={600}
      >
        {Math.round(100 * power)} %
      </text>
    </svg>
  );
}

const ROUND = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];

function ticksBetween(first: number, last: number): number[] {
  return ROUND.filter((count) => count >= first && count <= last);
}
