import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { AppError } from '#app/core/shared/errors.ts';
import { explainingFullDisk } from './errors.ts';
import { PreparedNames } from './preparedNames.ts';
import { TYPE_PARSERS } from './typeParsers.ts';

/**
 * A pool of connections to a PostgreSQL server, version 15 or newer, tried once before it is handed out.
 *
 * @param options.size connections at most
 * @param options.prepared whether the server is to keep statements under names, see `PreparedNames`
 * @throws AppError `unavailable` where the server can't be reached, `configuration` where it refuses or is too old
 */
export async function openServerPool(
  url: string,
  { size, prepared }: { size: number; prepared: boolean },
): Promise<PostgresPool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: { getTypeParser },
    // Compiling a statement took a second where running it took milliseconds: its costs are guessed for a study's size.
    // The pool waits for what is given back, whatever its types say.
    onConnect: (client): unknown => client.query('set jit = off'),
  });
  // A connection that breaks is replaced by the pool at the next query; unheard, its error would end the process. Of
  // idle ones the pool tells, of those at work they themselves.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    assertVersion(rows[0]?.version ?? 0, url);
  } catch (error) {
    await pool.end();
    throw asAppError(error, url);
  }
  return explaining(pool, url, new PreparedNames(prepared));
}

/** The same pool, which says of a server that went away that it did, instead of what the socket saw. */
function explaining(pool: pg.Pool, url: string, names: PreparedNames): PostgresPool {
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isGone(error) ? asAppError(error, url) : error;
    }
  };
  return {
    connect: async () => {
      const client = await explained(() => pool.connect());
      const query = (sql: string, parameters: readonly unknown[]) =>
        explained(() => explainingFullDisk(() => queryByName(client, names, sql, [...parameters])));
      // Kysely's second form of `query`, with a cursor, is only called where a cursor is configured.
      return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
    },
    end: () => pool.end(),
  };
}

/** PostgreSQL's codes where a kept statement no longer fits its tables, is not there, or is another one's. */
const CHANGED = '0A000';
const MISPLACED = /^(?:26000|42P05|08P01)$/;

/**
 * Sends a statement under its name. Where what the server keeps turns out not to fit, because another process has
 * changed the tables or something in between hands connections from one to another, it is sent once more as it is;
 * inside of a transaction that fails as well, and the transaction with it.
 */
async function queryByName(
  client: pg.PoolClient,
  names: PreparedNames,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> {
  const name = values.length === 0 ? undefined : names.nameOf(text);
  if (name === undefined) return await client.query(text, values);
  try {
    return await client.query({ name, text, values });
  } catch (error) {
    const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
    const changed = code === CHANGED && message.includes('cached plan');
    const misplaced = MISPLACED.test(code ?? '') && message.includes('prepared statement');
    if (!changed && !misplaced) throw error;
    if (changed) names.renew();
    else names.stop();
    return await client.query(text, values).catch(() => {
      throw error;
    });
  }
}

/** Node's codes of a broken connection, PostgreSQL's of a server that stops or starts, and pg's own words. */
const GONE = /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|57P0[1235]|08\w{3})$/;
const GONE_WORDS = /^(?:Connection terminated|timeout expired|Client has encountered a connection error)/;

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? GONE.test(code) : GONE_WORDS.test(error.message);
}

function getTypeParser(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return TYPE_PARSERS[type] ?? pg.types.getTypeParser(type, format as 'text');
}

const OLDEST_VERSION = 150_000; // `unique nulls not distinct` came with 15

function assertVersion(version: number, url: string): void {
  if (version >= OLDEST_VERSION) return;
  throw new AppError('server-too-old', { server: placeOf(url), version: Math.floor(version / 10_000) });
}

function asAppError(error: unknown, url: string): unknown {
  const code = (error as { code?: unknown }).code;
  const gone = isGone(error);
  if (error instanceof AppError || (typeof code !== 'string' && !gone)) return error;
  const cause = error instanceof Error && error.message !== '' ? error.message : code;
  const refused = !gone && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57');
  const reason = refused ? 'server-refuses' : 'server-silent';
  return new AppError(reason, { server: placeOf(url), said: String(cause) }, { cause: error });
}

/** Host and database of a connection address, without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
