import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { AppError } from '#app/core/shared/errors.ts';

import { TYPE_PARSERS } from './typeParsers.ts';

/**
 * A pool of connections to a PostgreSQL server, version 15 or newer, tried once before it is handed out.
 *
 * @throws AppError `unavailable` where the server can't be reached, `configuration` where it refuses or is too old
 */
export async function openServerPool(url: string, size: number): Promise<PostgresPool> {
  const pool = new pg.Pool({ connectionString: url, max: size, types: { getTypeParser } });
  // An idle connection that breaks is replaced by the pool at the next query; unheard, it would end the process.
  pool.on('error', () => {});
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    assertVersion(rows[0]?.version ?? 0, url);
  } catch (error) {
    await pool.end();
    throw asAppError(error, url);
  }
  return pool;
}

function getTypeParser(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return TYPE_PARSERS[type] ?? pg.types.getTypeParser(type, format as 'text');
}

const OLDEST_VERSION = 150_000; // `unique nulls not distinct` came with 15

function assertVersion(version: number, url: string): void {
  if (version >= OLDEST_VERSION) return;
  throw new AppError(
    'configuration',
    `The PostgreSQL server at ${placeOf(url)} is version ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
  );
}

function asAppError(error: unknown, url: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (error instanceof AppError || typeof code !== 'string') return error;
  const cause = error instanceof Error && error.message !== '' ? error.message : code;
  const remedy = /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57') ? 'configuration' : 'unavailable';
  return new AppError(
    remedy,
    remedy === 'configuration'
      ? `The PostgreSQL server at ${placeOf(url)} refuses: ${cause}. Check DATABASE_URL.`
      : `No PostgreSQL server answers at ${placeOf(url)} (${cause}). Start it, or correct DATABASE_URL.`,
    { cause: error },
  );
}

/** Host and database of a connection address, without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the given address';
  }
}
