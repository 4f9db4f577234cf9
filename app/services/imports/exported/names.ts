import { said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';

/** What the tables of an export may speak of. */
export interface Names {
  readonly items: ReadonlySet<string>;
  readonly systems: ReadonlySet<string>;
  readonly raters: ReadonlySet<string>;
}

/**
 * Notes the names of a row that are in none of the tables of items, systems and raters.
 *
 * @param systems the row's names of systems by their columns; null = none
 */
export function faultsOfNames(
  names: Names,
  fault: (column: string, why: Said) => void,
  { item, rater }: { readonly item: string | null; readonly rater?: string },
  systems: Readonly<Record<string, string | null>> = {},
): void {
  if (item !== null && !names.items.has(item)) fault('item', said('item-unknown', { item }));
  if (rater !== undefined && !names.raters.has(rater)) fault('rater', said('export-rater', { rater }));
  for (const [column, system] of Object.entries(systems)) {
    if (system === null || names.systems.has(system)) continue;
    fault(column, said('system-unknown', { system, systems: [...names.systems].join(', ') }));
  }
}
