import { createHash } from 'node:crypto';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { TABLES } from '#app/core/reports/tables/tables.ts';
import type { RecordedTable } from '#app/core/reports/record/record.ts';
import type { Table } from '#app/core/tables/table.ts';

/** What isn't data of the verdict, or follows from it: the log, the dictionary, and figures that are computed again. */
const NOT_RECORDED: ReadonlySet<string> = new Set([
  'events.csv',
  'dictionary.csv',
  'agreement.csv',
  'following.csv',
  'penalties.csv',
  'penalty-scores.csv',
  'over-time.csv',
]);

/** Columns that go when a person asks to be erased, which must not break what was signed. */
const ERASABLE: ReadonlySet<string> = new Set([
  'comment',
  'participant',
  'recruiting_study',
  'recruiting_session',
]);

/** Columns that follow from the others, and whose words a later release may choose otherwise. */
const FOLLOWING: ReadonlySet<string> = new Set([
  'included',
  'exclusion_reason',
  'judgments',
  'controls_failed',
  'controls_seen',
  'median_active_ms',
  'self_consistency',
  'severity',
]);

/** The tables that a decision record has hashes of. */
export const RECORDED_TABLES: readonly (typeof TABLES)[number][] = TABLES.filter(
  ({ file }) => !NOT_RECORDED.has(file),
);

/** The columns of a table that the hash is taken of. */
export function recordedColumns(table: Table): string[] {
  return table.columns.map(({ name }) => name).filter((name) => !ERASABLE.has(name) && !FOLLOWING.has(name));
}

/**
 * The hash of a table, whether it came as CSV or JSON Lines: SHA-256 of its rows in their order, a line each, as
 * canonical JSON of their cells that aren't empty. The order counts, as resamples are drawn by it.
 *
 * @param rows as `recordOf` gives them
 * @param columns those that count
 */
export async function tableHash(
  rows: AsyncIterable<Readonly<Record<string, unknown>>> | Iterable<Readonly<Record<string, unknown>>>,
  columns: readonly string[],
): Promise<RecordedTable> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const row of rows) {
    const cells = columns.flatMap((name) => {
      const cell = row[name] ?? null;
      return cell === null || cell === '' ? [] : [[name, cell] as const];
    });
    hash.update(`${canonicalJson(Object.fromEntries(cells))}\n`);
    count += 1;
  }
  return { columns, rows: count, hash: hash.digest('hex') };
}
