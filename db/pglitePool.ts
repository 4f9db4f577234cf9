import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { explainingFullDisk } from './errors.ts';

export interface PglitePool extends PostgresPool {
  /** Brings all that is committed into the files and does something with them while nobody queries. */
  whileStill<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A pool of the one connection that the embedded database has, in the form that Kysely's PostgreSQL dialect
 * takes. Who asks while it is taken waits in line, so a transaction's statements are never mixed with another's.
 * Ending the pool waits for the line and closes the database.
 */
export function createPglitePool(pglite: PGlite): PglitePool {
  let last: Promise<void> = Promise.resolve();

  /** Waits for its turn; gives the function that lets the next one in. */
  const take = async (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => (release = resolve));
    await before;
    return release;
  };

  return {
    connect: async () => connectionOf(pglite, await take()),
    whileStill: async (work) => {
      const release = await take();
      try {
        await explainingFullDisk(() => pglite.exec('checkpoint'));
        return await work();
      } finally {
        release();
      }
    },
    end: async () => {
      const release = await take();
      await pglite.close();
      release();
    },
  };
}

const WRITES = /^\s*(?:insert|update|delete|merge|with)\b/i;

function connectionOf(pglite: PGlite, release: () => void): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    const { rows, affectedRows } = await explainingFullDisk(() => pglite.query(sql, [...parameters]));
    // PGlite names no command; Kysely only asks whether it was a write, to hand on how many rows it touched.
    const command = WRITES.test(sql) ? 'UPDATE' : 'SELECT';
    return { command, rowCount: affectedRows ?? rows.length, rows };
  };
  // Kysely's second form of `query`, with a cursor, is only called where a cursor is configured.
  return { query: query as PostgresPoolClient['query'], release };
}
