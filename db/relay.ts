import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { OpenTransaction } from './database.ts';
import type { Schema } from './schema.ts';

/** A statement that another process wants done. */
export interface RelayedQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What the database made of it. */
export interface RelayedResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
  readonly command: 'INSERT' | 'UPDATE' | 'DELETE' | 'SELECT';
}

/**
 * A transaction that another process has open: what is queried here is done there, so that no more than statements and
 * their answers is that process's work. It begins and ends there.
 */
export function relayedTransaction(ask: (query: RelayedQuery) => Promise<RelayedResult>): OpenTransaction {
  const query = (sql: string, parameters: readonly unknown[]) => ask({ sql, parameters });
  const client: PostgresPoolClient = {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => {},
  };
  const pool = { connect: async () => client, end: async () => {} };
  // Of a transaction it lacks only what begins and ends one.
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }) as unknown as OpenTransaction;
}

/** Does a statement of another process in a transaction that is open here. */
export async function relay(trx: OpenTransaction, { sql, parameters }: RelayedQuery): Promise<RelayedResult> {
  const { rows, numAffectedRows } = await trx.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  const command = /^\s*(insert|update|delete)/i.exec(sql)?.[1]?.toUpperCase() ?? 'SELECT';
  return {
    rows,
    rowCount: numAffectedRows === undefined ? rows.length : Number(numAffectedRows),
    command: command as RelayedResult['command'],
  };
}
