import { forestScale, TICKS } from './forestScale.ts';

/** What lies under every row of a forest plot: the zones beyond the margins and the three lines. */
export function ForestGround({ domain }: { domain: readonly [number, number] }) {
  const scale = forestScale(domain);
  const [limit, accept, zero] = [scale(TICKS.limit), scale(TICKS.accept), scale(TICKS.zero)];
  return (
    <g>
      <rect width={`${accept}%`} height="100%" className="fill-sunken" />
      <rect width={`${limit}%`} height="100%" className="fill-line" fillOpacity={0.75} />
      <VerticalLine at={limit} className="stroke-quiet" width={1} />
      <VerticalLine at={accept} className="stroke-quiet" width={1} dashes="3 3" />
      <VerticalLine at={zero} className="stroke-ink" width={1} />
    </g>
  );
}

function VerticalLine({
  at,
  className,
  width,
  dashes,
}: {
  at: number;
  className: string;
  width: number;
  dashes?: string;
}) {
  return (
    <line
      x1={`${at}%`}
      x2={`${at}%`}
      y1="0"
      y2="100%"
      className={className}
      strokeWidth={width}
      strokeDasharray={dashes}
    />
  );
}
