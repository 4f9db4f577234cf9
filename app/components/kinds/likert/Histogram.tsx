import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { wholePercent } from '../../report/figures.ts';

const WIDTH = 132;
const HEIGHT = 44;

/**
 * Shares of the ratings at each point of a scale, as columns.
 * @param most the largest share of all charts beside it: they have one height for the same share
 */
export function Histogram({
  counts,
  points,
  most,
  label,
  quiet = false,
}: {
  counts: readonly number[];
  /** What stands under each column. */
  points: readonly string[];
  most: number;
  label: string;
  quiet?: boolean;
}) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const x = scaleBand<number>({ domain: counts.map((_, i) => i), range: [0, WIDTH], padding: 0.18 });
  const y = scaleLinear<number>({ domain: [0, most], range: [0, HEIGHT] });
  const largest = Math.max(...counts);
  return (
    <svg
      width={WIDTH}
      height={HEIGHT + 30}
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 30}`}
      role="img"
      aria-label={label}
      className="block max-w-full"
    >
      <Group top={14}>
        {counts.map((count, i) => {
          const share = total === 0 ? 0 : count / total;
          const left = x(i) ?? 0;
          const middle = left + x.bandwidth() / 2;
          return (
            <Group key={i}>
              <Bar
                x={left}
                width={x.bandwidth()}
                y={HEIGHT - y(share)}
                height={y(share)}
                className={quiet ? 'fill-edge' : 'fill-ink'}
              />
              {count === largest && count > 0 && (
                <text
                  x={middle}
                  y={HEIGHT - y(share) - 3}
                  textAnchor="middle"
                  className="fill-ink text-xs tabular-nums"
                >
                  {wholePercent(share)}
                </text>
              )}
              <text
                x={middle}
                y={HEIGHT + 13}
                textAnchor="middle"
                className="fill-quiet text-xs tabular-nums"
              >
                {points[i]}
              </text>
            </Group>
          );
        })}
        <line x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-edge" />
      </Group>
    </svg>
  );
}
