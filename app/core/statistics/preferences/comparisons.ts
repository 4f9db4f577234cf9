import { AppError } from '#app/core/shared/errors.ts';

/** A square table of counts, `counts[i][j]`. */
export type CountTable = readonly (readonly number[])[];

/** How often two systems, i < j, were compared and with which result, as shares of the largest count. */
export interface Pair {
  readonly i: number;
  readonly j: number;
  readonly winsOfI: number;
  readonly winsOfJ: number;
  readonly ties: number;
}

export interface Comparisons {
  readonly systems: number;
  /** The pairs that were compared at all. */
  readonly pairs: readonly Pair[];
  /** What the shares are multiplied with to be counts again. */
  readonly scale: number;
}

/**
 * The pairs of a table of wins and a table of ties. Counts become shares of the largest, which leaves the estimate
 * as it is and keeps sums within float64.
 *
 * @throws AppError invalid_input where a table isn't square, a count is below 0 or not finite, a system meets
 *   itself, or ties differ between i, j and j, i
 */
export function readComparisons(wins: CountTable, ties?: CountTable): Comparisons {
  const systems = wins.length;
  if (systems === 0) throw new AppError('wins-empty');
  requireCounts(wins, systems, 'wins');
  if (ties !== undefined) requireCounts(ties, systems, 'ties');
  let scale = 0;
  for (const table of [wins, ties ?? []])
    for (const row of table) for (const count of row) scale = Math.max(scale, count);
  if (scale === 0) scale = 1;
  const pairs: Pair[] = [];
  for (let i = 0; i < systems; i++) {
    for (let j = i + 1; j < systems; j++) {
      const tied = ties?.[i]![j] ?? 0;
      if (ties !== undefined && tied !== ties[j]![i]) {
        throw new AppError('ties-not-symmetric', {
          one: `ties[${i}][${j}]`,
          is: tied,
          other: `ties[${j}][${i}]`,
          otherIs: ties[j]![i]!,
        });
      }
      if (wins[i]![j] === 0 && wins[j]![i] === 0 && tied === 0) continue;
      pairs.push({
        i,
        j,
        winsOfI: wins[i]![j]! / scale,
        winsOfJ: wins[j]![i]! / scale,
        ties: tied / scale,
      });
    }
  }
  return { systems, pairs, scale };
}

function requireCounts(table: CountTable, systems: number, name: string): void {
  if (table.length !== systems) {
    throw new AppError('rows-for-systems', { name, rows: table.length, systems });
  }
  table.forEach((row, i) => {
    if (row.length !== systems) {
      throw new AppError('entries-for-systems', { place: `${name}[${i}]`, entries: row.length, systems });
    }
    row.forEach((count, j) => {
      if (!(count >= 0 && count < Infinity)) {
        throw new AppError('no-count', { place: `${name}[${i}][${j}]`, value: String(count) });
      }
    });
    if (row[i] !== 0) {
      throw new AppError('compared-with-itself', { place: `${name}[${i}][${i}]`, value: String(row[i]) });
    }
  });
}
