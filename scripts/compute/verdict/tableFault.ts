/** A place in the data, and what is wrong there. */
export interface TableFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The place of the first row whose key a row before it has; −1 where there is none. */
export function firstRepeated<T>(rows: readonly T[], keyOf: (row: T) => string): number {
  const seen = new Set<string>();
  return rows.findIndex((row) => seen.size === seen.add(keyOf(row)).size);
}

/** The first row that tells of something a second time. */
export function twice<T>(
  rows: readonly T[],
  table: string,
  keyOf: (row: T) => string,
  what: string,
): TableFault | null {
  const index = firstRepeated(rows, keyOf);
  if (index === -1) return null;
  return { path: [table, index], message: `${what} ${keyOf(rows[index]!)} a second time` };
}
