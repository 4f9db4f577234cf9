import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '#app/log/log.ts';
import type { Database } from '#db/database.ts';
import { outstandingMigrations } from '#db/migrate.ts';

export interface ReadinessOptions {
  readonly db: Database;
  readonly dataFolder: string;
  /** Below so many free bytes on the data folder's disk the process is not ready. */
  readonly leastFreeBytes: number;
  readonly draining: () => boolean;
  readonly log: Log;
}

/** Why a process is not ready: a word for a program, and a sentence without addresses or secrets. */
export interface Obstacle {
  readonly check: 'draining' | 'database' | 'migrations' | 'disk';
  readonly reason: string;
}

/** What the database takes longer for, it does not do now. */
const PATIENCE_MS = 2_000;
/** Whoever asks often is told the same: a look costs a question to the database. */
const FRESH_MS = 1_000;

/** @returns what is in the way of serving; nothing where the process is ready */
export function createReadiness(options: ReadinessOptions): () => Promise<Obstacle[]> {
  let latest: { at: number; found: Promise<Obstacle[]> } | undefined;
  return async () => {
    if (options.draining()) return [{ check: 'draining', reason: 'The process is shutting down.' }];
    const now = performance.now();
    if (latest === undefined || now - latest.at > FRESH_MS) latest = { at: now, found: look(options) };
    return await latest.found;
  };
}

async function look({ db, dataFolder, leastFreeBytes, log }: ReadinessOptions): Promise<Obstacle[]> {
  const [database, disk] = await Promise.all([
    lookAtDatabase(db, log),
    lookAtDisk(dataFolder, leastFreeBytes, log),
  ]);
  return [...database, ...disk];
}

async function lookAtDatabase(db: Database, log: Log): Promise<Obstacle[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    const missing = await Promise.race([outstandingMigrations(db), late]);
    if (missing.length === 0) return [];
    const reason = `The database lacks ${missing.join(', ')}: restart the process, which brings it up to date.`;
    return [{ check: 'migrations', reason }];
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database does not answer');
    return [{ check: 'database', reason: 'The database does not answer; the log says why.' }];
  } finally {
    clearTimeout(timer);
  }
}

async function lookAtDisk(folder: string, leastFreeBytes: number, log: Log): Promise<Obstacle[]> {
  try {
    const { bavail, bsize } = await statOfNearest(folder);
    const free = bavail * bsize;
    if (free >= leastFreeBytes) return [];
    const mebibytes = (bytes: number) => `${Math.floor(bytes / 2 ** 20)} MiB`;
    const reason = `The data folder's disk has ${mebibytes(free)} free; ${mebibytes(leastFreeBytes)} is the least (EVENHAND_LEAST_DISK).`;
    return [{ check: 'disk', reason }];
  } catch (error) {
    log.warn({ err: error }, 'not ready: the data folder cannot be looked at');
    return [{ check: 'disk', reason: "The data folder's disk cannot be looked at; the log says why." }];
  }
}

/** Of the folder, or where it has not been made yet, of the one that it will be made in. */
async function statOfNearest(folder: string) {
  try {
    return await statfs(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    return await statOfNearest(parent);
  }
}
