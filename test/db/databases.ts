import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { emptyFolder, folderWithTables, tablesName } from './templates.ts';

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
  describeOnEachServer(name, (_create, kind) => {
    let opened: Promise<{ test: TestDatabase; database: OpenDatabase }> | undefined;
    const start = async () => {
      const test = await createWithTables(kind);
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

/** A new database that has its tables already: they are copied, which takes a fraction of what migrations take. */
async function createWithTables(kind: Kind): Promise<TestDatabase> {
  if (kind === 'memory') {
    return { options: { kind, template: await folderWithTables() }, drop: async () => {} };
  }
  const url = process.env.TEST_DATABASE_URL!;
  return await createOnServer(url, await templateWithTables(url));
}

async function createOnServer(url: string, template = 'template0'): Promise<TestDatabase> {
  const name = `evenhand_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, (client) =>
    client.query(`create database ${name} template ${template} encoding 'UTF8'`),
  );
  return {
    options: { kind: 'server', url: addressOf(url, name), poolSize: 10 },
    drop: () => onServer(url, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** The name of a database on the server that has all tables and nobody is connected to. The first who asks makes it. */
async function templateWithTables(url: string): Promise<string> {
  const name = `evenhand_tables_${await tablesName()}`;
  await onServer(url, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('evenhand tests make a template'))");
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return;
    const half = `${name}_half`;
    await client.query(`drop database if exists ${half} with (force)`);
    await client.query(`create database ${half} template template0 encoding 'UTF8'`);
    const { close } = await openDatabase({ kind: 'server', url: addressOf(url, half) });
    await close();
    await client.query(`alter database ${half} rename to ${name}`);
  });
  return name;
}

function addressOf(url: string, name: string): string {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
