import path from 'node:path';
import { mkdir, readdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PostgresDialect, sql, type PostgresPool } from 'kysely';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from './database.ts';
import { DurableFolder, durableStartParameters } from './durableFolder.ts';
import { DATABASE_FOLDER, hasDatabase } from './databaseFolder.ts';
import { lockFolder, type FolderLock } from './folderLock.ts';
import { migrateToLatest } from './migrate.ts';
import { createPglitePool } from './pglitePool.ts';
import type { Schema } from './schema.ts';
import { openServerPool } from './serverPool.ts';
import { unpackTemplate } from './template.ts';
import { ScopedKysely, TransactionScope } from './transactionScope.ts';
import { TYPE_PARSERS } from './typeParsers.ts';

export type DatabaseOptions =
  /**
   * PostgreSQL in this process, its files in `folder`/database; nobody else may have the folder open. A new one is
   * made from the file `template` (db/template.ts) where that is given.
   */
  | { kind: 'embedded'; folder: string; template?: string }
  /** PostgreSQL in this process, gone when it is closed; `template` is its files as a tar, zipped or not. */
  | { kind: 'memory'; template?: Blob }
  /**
   * A PostgreSQL server, version 15 or newer; `poolSize` connections at most, 10 by default. `prepared` = false
   * where something in between doesn't keep connections apart.
   */
  | { kind: 'server'; url: string; poolSize?: number; prepared?: boolean };

export interface OpenDatabase {
  readonly db: Database;
  readonly kind: DatabaseOptions['kind'];
  /**
   * Embedded only: does something with the database's files while nothing changes them. Queries wait meanwhile.
   * @param work is given the folder of the files, where everything that was committed is
   */
  readonly whileStill?: <T>(work: (files: string) => Promise<T>) => Promise<T>;
  /** Waits for what runs, closes the database and frees its folder. Closing twice is closing once. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date. Close it before the process ends: the embedded one keeps
 * the process alive.
 *
 * @param create whether one is made where there is none; a command that only works on what is there makes nothing
 * @throws AppError `conflict` where another process has the folder, `unavailable` or `configuration` where the
 * server can't be used, `not_found` where there is none and none is to be made
 */
export async function openDatabase(
  options: DatabaseOptions,
  { create = true }: { create?: boolean } = {},
): Promise<OpenDatabase> {
  if (!create && options.kind === 'embedded' && !hasDatabase(options.folder))
    throw noDatabase(options.folder);
  const opened = await connect(options);
  try {
    if (!create && !(await hasTables(opened.db))) throw noDatabase();
    await migrateToLatest(opened.db);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

async function hasTables(db: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('studies') is not null as there`.execute(
    db,
  );
  return rows[0]?.there === true;
}

function noDatabase(folder?: string): AppError {
  return folder === undefined
    ? new AppError('no-studies-on-server')
    : new AppError('no-studies-in-folder', { folder });
}

/** Opens the database as it is, with whatever tables it has. */
export async function connect(options: DatabaseOptions): Promise<OpenDatabase> {
  const { pool, lock, whileStill } = await openPool(options);
  const scope = new TransactionScope();
  const db = new ScopedKysely<Schema>({ dialect: new PostgresDialect({ pool: scope.guard(pool) }) }, scope);
  // Kysely only ends a pool that it has used, so the pool is ended here.
  const closeOnce = async () => {
    await pool.end();
    await lock?.release();
  };
  let closing: Promise<void> | undefined;
  return {
    db,
    kind: options.kind,
    ...(whileStill === undefined ? {} : { whileStill }),
    close: () => (closing ??= closeOnce()),
  };
}

interface OpenPool {
  pool: PostgresPool;
  lock?: FolderLock;
  whileStill?: NonNullable<OpenDatabase['whileStill']>;
}

async function openPool(options: DatabaseOptions): Promise<OpenPool> {
  switch (options.kind) {
    case 'server': {
      const { url, poolSize = 10, prepared = true } = options;
      return { pool: await openServerPool(url, { size: poolSize, prepared }) };
    }
    case 'memory': {
      const pglite = await PGlite.create({ parsers: TYPE_PARSERS, loadDataDir: options.template });
      return { pool: createPglitePool(pglite) };
    }
    case 'embedded': {
      const lock = await lockFolder(options.folder);
      try {
        const pool = createPglitePool(await openFolder(options));
        const files = path.join(options.folder, DATABASE_FOLDER);
        return { pool, lock, whileStill: (work) => pool.whileStill(() => work(files)) };
      } catch (error) {
        await lock.release();
        throw error;
      }
    }
  }
}

async function openFolder({ folder, template }: { folder: string; template?: string }): Promise<PGlite> {
  const files = path.join(folder, DATABASE_FOLDER);
  if (template !== undefined && (await isMissing(files))) await fromTemplate(template, files);
  await mkdir(files, { recursive: true, mode: 0o700 });
  try {
    return await PGlite.create({
      fs: new DurableFolder(files),
      startParams: durableStartParameters(),
      parsers: TYPE_PARSERS,
    });
  } catch (error) {
    throw new AppError('database-damaged', { folder: files }, { cause: error });
  }
}

/** Whether a folder is not there, or has nothing in it. */
async function isMissing(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

async function fromTemplate(template: string, files: string): Promise<void> {
  try {
    await unpackTemplate(template, files);
  } catch (cause) {
    throw new AppError(
      'database-not-made',
      { folder: files, template, said: (cause as Error).message },
      { cause },
    );
  }
}
