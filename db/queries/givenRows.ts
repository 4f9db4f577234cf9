import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Schema } from '#db/schema.ts';

/** Rows that one statement takes: some megabytes of text. */
const ROWS = 5000;

/** The types of columns of rows that come in great numbers. */
export type RowTypes = Readonly<
  Record<string, 'int' | 'text' | 'float8' | 'bool' | 'timestamptz' | 'uuid' | 'jsonb'>
>;

/**
 * Stores many rows, a few thousand a statement: as JSON, which has no limit on parameters.
 *
 * @param types the columns and their types
 * @param rows each with these columns
 */
export async function insertMany<T extends keyof Schema & string>(
  trx: Executor,
  table: T,
  types: RowTypes,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(types);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const shape = sql.raw(names.map((name) => `"${name}" ${types[name]}`).join(', '));
  for (let start = 0; start < rows.length; start += ROWS) {
    const json = JSON.stringify(rows.slice(start, start + ROWS));
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_to_recordset(${json}::json) as given (${shape})`.execute(trx);
  }
}

/** Numbers for as many rows that are about to be stored: as one list, as a hundred thousand rows would hold others up. */
export async function nextIds(trx: Executor, table: keyof Schema & string, count: number): Promise<number[]> {
  const { rows } = await sql<{ ids: number[] }>`
    select coalesce(json_agg(nextval(pg_get_serial_sequence(${table}::text, 'id'))::int), '[]') as ids
    from generate_series(1, ${count}::int)`.execute(trx);
  return rows[0]!.ids;
}
