import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';

export type Kind = Extract<DatabaseOptions['kind'], 'memory' | 'server'>;

/** A database of this test file's own, as its options, and how to be rid of it. */
export interface TestDatabase {
  options: DatabaseOptions;
  drop(): Promise<void>;
}

/**
 * The same suite on each database: the embedded one in memory, and a PostgreSQL server if TEST_DATABASE_URL
 * names one (its user must be allowed to create databases); without it, that half is skipped and says why.
 *
 * `open` gives the file's own database with all tables empty and numbering begun anew: call it in `beforeEach`
 * or at a test's start. It is closed by itself. Tests of one file share it, so they don't run concurrently.
 *
 * @example
 * describeOnEachDatabase('claiming blocks', (open) => {
 *   let db: Database;
 *   beforeEach(async () => { db = await open(); });
 *   it('…', async () => { … });
 * });
 */
export function describeOnEachDatabase(
  name: string,
  suite: (open: () => Promise<Database>, kind: Kind) => void,
): void {
  describeOnEachServer(name, (create, kind) => {
    let opened: Promise<{ test: TestDatabase; database: OpenDatabase }> | undefined;
    const start = async () => {
      const test = await create();
      return { test, database: await openDatabase(test.options) };
    };
    afterAll(async () => {
      if (opened === undefined) return;
      const { test, database } = await opened;
      await database.close();
      await test.drop();
    });
    suite(async () => {
      opened ??= start();
      const { database } = await opened;
      await empty(database.db);
      return database.db;
    }, kind);
  });
}

/** Like `describeOnEachDatabase`, for tests that open databases themselves: `create` gives a new, empty one. */
export function describeOnEachServer(
  name: string,
  suite: (create: () => Promise<TestDatabase>, kind: Kind) => void,
): void {
  describe(`${name} [embedded]`, () => suite(createInMemory, 'memory'));
  describeOnServer(name, (create) => suite(create, 'server'));
}

/** Only on a PostgreSQL server: for what takes several processes on one database. */
export function describeOnServer(name: string, suite: (create: () => Promise<TestDatabase>) => void): void {
  const url = process.env.TEST_DATABASE_URL;
  if (url) describe(`${name} [PostgreSQL]`, () => suite(() => createOnServer(url)));
  else {
    describe.skip(`${name} [PostgreSQL: skipped, TEST_DATABASE_URL is not set]`, () =>
      suite(() => Promise.reject(new Error('skipped'))));
  }
}

/** What the product never deletes; between tests it goes all the same. */
const GUARDED = ['judgments', 'ratings', 'rankings', 'highlights', 'decision_records', 'events'];

const MIGRATION_TABLES = ['kysely_migration', 'kysely_migration_lock'];

async function empty(db: Database): Promise<void> {
  const tables = (await db.introspection.getTables()).map((table) => table.name);
  const ours = tables.filter((table) => !MIGRATION_TABLES.includes(table)).map((table) => sql.table(table));
  await db.transaction().execute(async (trx) => {
    for (const table of GUARDED) await sql.raw(`alter table ${table} disable trigger user`).execute(trx);
    await sql`truncate ${sql.join(ours)} restart identity cascade`.execute(trx);
    for (const table of GUARDED) await sql.raw(`alter table ${table} enable trigger user`).execute(trx);
  });
}

async function createInMemory(): Promise<TestDatabase> {
  return { options: { kind: 'memory', template: await emptyFolder() }, drop: async () => {} };
}

/**
 * An initialised data folder without tables, kept between runs: to load it takes a fraction of the time that it
 * takes to make one.
 */
async function emptyFolder(): Promise<Blob> {
  const root = path.resolve(import.meta.dirname, '../..');
  const manifest = path.join(root, 'node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const file = path.join(root, '.cache', `pglite-${version}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Blob([kept]);
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(path.dirname(file), { recursive: true });
  // Test files run at the same time: each writes its own and the last one to rename wins.
  const own = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, Buffer.from(await dump.arrayBuffer()));
  await rename(own, file);
  return dump;
}

async function createOnServer(url: string): Promise<TestDatabase> {
  const name = `evenhand_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `create database ${name} template template0 encoding 'UTF8'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    options: { kind: 'server', url: own.href, poolSize: 10 },
    drop: () => onServer(url, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
