import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, openDatabase, type OpenDatabase } from '#db/client.ts';
import { PreparedNames } from '#db/preparedNames.ts';
import { describeOnServer, type TestDatabase } from './databases.ts';

describe('names of prepared statements', () => {
  it('are the same for the same text, from its second time on', () => {
    const names = new PreparedNames(true);
    expect(names.nameOf('select $1')).toBeUndefined();
    const name = names.nameOf('select $1');
    expect(name).toMatch(/^evenhand_0_[\w-]{24}$/);
    expect(names.nameOf('select $1')).toBe(name);
    expect(names.nameOf('select $2')).toBeUndefined();
    expect(names.nameOf('select $2')).not.toBe(name);
  });

  it('are kept to some hundreds, and long texts have none', () => {
    const names = new PreparedNames(true);
    const given = new Set<string | undefined>();
    for (let i = 0; i < 5000; i++) {
      names.nameOf(`select ${i}`);
      given.add(names.nameOf(`select ${i}`));
    }
    expect(given.size).toBe(301);
    const long = `select '${'x'.repeat(10_000)}'`;
    names.nameOf(long);
    expect(names.nameOf(long)).toBeUndefined();
  });

  it('are given up where they are switched off', () => {
    const names = new PreparedNames(true);
    names.nameOf('select 1');
    expect(names.nameOf('select 1')).toBeDefined();
    names.stop();
    expect(names.nameOf('select 1')).toBeUndefined();
  });
});

describeOnServer('prepared statements', (create) => {
  let test: TestDatabase;
  let opened: OpenDatabase;
  const start = async (prepared: boolean) => {
    if (test.options.kind !== 'server') throw new Error('no server');
    // One connection, so that the second statement comes to where the first was kept.
    opened = await openDatabase({ ...test.options, poolSize: 1, prepared });
    return opened.db;
  };
  beforeEach(async () => {
    test = await create();
  });
  afterEach(async () => {
    await opened.close();
    await test.drop();
  });
  const ask = (db: OpenDatabase['db']) => db.selectFrom('accounts').selectAll().where('id', '=', 1).execute();
  const kept = async (db: OpenDatabase['db']) =>
    (
      await sql`select from pg_prepared_statements where name like 'evenhand%' and statement like '%"accounts"%'`.execute(
        db,
      )
    ).rows.length;

  it('are kept by the server, or not, as is wanted', async () => {
    const db = await start(true);
    for (let i = 0; i < 3; i++) await ask(db);
    expect(await kept(db)).toBe(1);
    await opened.close();
    const without = await start(false);
    for (let i = 0; i < 3; i++) await ask(without);
    expect(await kept(without)).toBe(0);
  });

  it('outlive a change of the tables by another process', async () => {
    const db = await start(true);
    for (let i = 0; i < 3; i++) await ask(db);
    const other = await connect(test.options);
    await sql`alter table accounts add column shoe_size int`.execute(other.db);
    await other.close();
    expect(await ask(db)).toEqual([]);
    for (let i = 0; i < 3; i++) await ask(db);
    expect(await kept(db)).toBe(2);
  });

  it('are given up where connections are not kept apart', async () => {
    const db = await start(true);
    for (let i = 0; i < 3; i++) await ask(db);
    // What a pooler does that gives a connection to somebody else.
    await sql`deallocate all`.execute(db);
    expect(await ask(db)).toEqual([]);
    for (let i = 0; i < 3; i++) await ask(db);
    expect(await kept(db)).toBe(0);
  });
});
