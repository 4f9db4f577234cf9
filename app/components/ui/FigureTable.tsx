import type { ReactNode } from 'react';
import { Cell, HeadCell, Table } from './Table.tsx';

/** A figure of each system. */
export interface FigureRow<System> {
  readonly name: string;
  /** The name as it stands before the figures, where it says more; by default itself. */
  readonly told?: ReactNode;
  readonly figure: (system: System) => ReactNode;
}

/** Figures of systems: a column for each system, so that it fits paper and phones. */
export function FigureTable<System extends { readonly system: string }>({
  caption,
  head,
  systems,
  headOf = ({ system }) => system,
  rows,
}: {
  caption: string;
  /** What stands over the names of the figures. */
  head: string;
  systems: readonly System[];
  /** What stands over a system's figures; by default its name. */
  headOf?: (system: System) => ReactNode;
  rows: readonly FigureRow<System>[];
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{head}</HeadCell>
          {systems.map((system) => (
            <HeadCell key={system.system} numeric>
              {headOf(system)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, told = name, figure }) => (
          <tr key={name} className="break-inside-avoid">
            <Cell className="min-w-40">{told}</Cell>
            {systems.map((system) => (
              <Cell key={system.system} numeric className="whitespace-nowrap">
                {figure(system)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
