import { scaleLinear } from '@visx/scale';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';

/** A row of a table with bars: `of` is how far its bar could get, where there is such an end. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly of?: number;
  /** The value in words. */
  readonly shown: string;
}

/** Counts, each with its name, its figure and a bar. All bars of a table have the same scale. */
export function BarTable({
  caption,
  heads: [name, count],
  bars,
}: {
  caption: string;
  heads: readonly [name: string, count: string];
  bars: readonly Bar[];
}) {
  const width = scaleLinear<number>({
    domain: [0, Math.max(...bars.map(({ value, of = 0 }) => Math.max(value, of)), 1)],
    range: [0, 100],
  });
  return (
    <Table caption={caption}>
      <thead className="sr-only">
        <tr>
          <HeadCell>{name}</HeadCell>
          <HeadCell>{count}</HeadCell>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value, of = 0, shown }) => (
          <tr key={label}>
            <Cell className="w-28 whitespace-nowrap">{label}</Cell>
            <Cell numeric className="w-16 whitespace-nowrap">
              {shown}
            </Cell>
            <td className="min-w-16 border-b border-line">
              <svg width="100%" height="12" aria-hidden="true" className="block text-quiet">
                {of > value && (
                  <rect width={`${width(of)}%`} height="12" fill="currentColor" opacity="0.25" />
                )}
                <rect width={`${width(value)}%`} height="12" fill="currentColor" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
