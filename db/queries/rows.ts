/** Rows a statement: 1,000 rows of up to 16 columns stay well under PostgreSQL's 65,535 parameters. */
const ROWS = 1000;

/** Calls `write` with stretches of `rows` that fit into one statement each, one after the other. */
export async function inStretches<T>(
  rows: readonly T[],
  write: (stretch: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) await write(rows.slice(start, start + ROWS));
}
