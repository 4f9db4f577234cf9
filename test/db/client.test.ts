import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isUniqueViolation } from '#db/errors.ts';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import {
  describeOnEachDatabase,
  describeOnEachServer,
  describeOnServer,
  type TestDatabase,
} from './databases.ts';

const account = { email: 'lead@example.org', name: 'Lead', password_hash: 'x', role: 'lead' as const };

describeOnEachDatabase('a database', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('gives the same values for the same types', async () => {
    const { rows } = await sql`
      select 9007199254740991::int8 as int8, 12.5::numeric as numeric, 0.1::double precision as double,
        'NaN'::double precision as nan, 7::int4 as int4, true as bool,
        '2026-03-01 10:00:00+02'::timestamptz as time, '2026-03-01'::date as date, '36 hours'::interval as interval,
        '{"a": [1, null, "x"]}'::jsonb as json, '[]'::json as list, array[1, 2]::int4[] as int4s,
        array[1, null, 3]::int8[] as int8s, array[1.5]::numeric[] as numerics, '{}'::int8[] as none,
        array['a b', null] as texts, count(*) as count, sum(x) as sum, avg(x) as avg, null::int8 as nothing
      from (values (1), (2)) as t (x)`.execute(db);
    expect(rows).toEqual([
      {
        int8: 9007199254740991,
        numeric: 12.5,
        double: 0.1,
        nan: NaN,
        int4: 7,
        bool: true,
        time: new Date('2026-03-01T08:00:00Z'),
        date: '2026-03-01',
        interval: '36:00:00',
        json: { a: [1, null, 'x'] },
        list: [],
        int4s: [1, 2],
        int8s: [1, null, 3],
        numerics: [1.5],
        none: [],
        texts: ['a b', null],
        count: 2,
        sum: 3,
        avg: 1.5,
        nothing: null,
      },
    ]);
  });

  it('takes JSON as text and dates as dates, and gives back what was written', async () => {
    const when = new Date('2026-03-01T10:11:12.345Z');
    const detail = { text: '它说 "yes" \\ ok', list: [1, 2.5, null], nested: { no: false } };
    const values = { at: when, actor: 'test', kind: 'noted', detail: JSON.stringify(detail) };
    await db.insertInto('events').values(values).execute();
    await db
      .insertInto('events')
      .values({ ...values, detail: null })
      .execute();
    const rows = await db.selectFrom('events').select(['at', 'detail']).orderBy('id').execute();
    expect(rows).toEqual([
      { at: when, detail },
      { at: when, detail: null },
    ]);
  });

  it('tells how many rows a write touched', async () => {
    const inserted = await db.insertInto('accounts').values(account).executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(1n);
    const updated = await db.updateTable('accounts').set({ name: 'Other' }).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(1n);
    const deleted = await db.deleteFrom('accounts').where('id', '=', -1).executeTakeFirst();
    expect(deleted.numDeletedRows).toBe(0n);
  });

  it('names a unique key that is taken', async () => {
    await db.insertInto('accounts').values(account).execute();
    const error = await db
      .insertInto('accounts')
      .values(account)
      .execute()
      .catch((e: unknown) => e);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'accounts_email_unique')).toBe(true);
    expect(isUniqueViolation(error, 'studies_slug_unique')).toBe(false);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });

  it('takes a transaction back when it fails, and goes on', async () => {
    const failed = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('accounts').values(account).execute();
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await db.selectFrom('accounts').selectAll().execute()).toEqual([]);
    await db.insertInto('accounts').values(account).execute();
    const twice = db.transaction().execute((t) => t.insertInto('accounts').values(account).execute());
    await expect(twice).rejects.toThrow(/accounts_email_unique/);
    expect(await db.selectFrom('accounts').selectAll().execute()).toHaveLength(1);
  });

  it('keeps transactions that run at once apart', async () => {
    await db
      .insertInto('accounts')
      .values({ ...account, name: '0' })
      .execute();
    const addOne = () =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          const { name } = await transaction
            .selectFrom('accounts')
            .select('name')
            .forUpdate()
            .executeTakeFirstOrThrow();
          await new Promise((resolve) => setTimeout(resolve, 1));
          await transaction
            .updateTable('accounts')
            .set({ name: String(Number(name) + 1) })
            .execute();
        });
    await Promise.all(Array.from({ length: 20 }, addOne));
    const { name } = await db.selectFrom('accounts').select('name').executeTakeFirstOrThrow();
    expect(name).toBe('20');
  });

  it('refuses the database itself inside of a transaction instead of waiting for ever', async () => {
    const inside = db.transaction().execute(async () => {
      await db.selectFrom('accounts').selectAll().execute();
    });
    await expect(inside).rejects.toThrow(/ran on the database instead of the transaction/);
    const nested = db.transaction().execute(() => db.transaction().execute(async () => {}));
    await expect(nested).rejects.toThrow(/ran on the database instead of the transaction/);
    expect(await db.selectFrom('accounts').selectAll().execute()).toEqual([]);
  });

  it('lets what a transaction started go on after its end', async () => {
    let after = Promise.resolve<unknown>(undefined);
    await db.transaction().execute(async () => {
      after = new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        db.selectFrom('accounts').selectAll().execute(),
      );
    });
    expect(await after).toEqual([]);
  });
});

describeOnEachServer('opening a database', (create) => {
  let test: TestDatabase;
  const opened: OpenDatabase[] = [];
  beforeEach(async () => {
    test = await create();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    await test.drop();
  });

  it('closes once, however often it is asked to', async () => {
    const database = await openDatabase(test.options);
    await Promise.all([database.close(), database.close()]);
    await database.close();
    await expect(database.db.selectFrom('accounts').selectAll().execute()).rejects.toThrow();
  });

  it('waits for what runs before it closes', async () => {
    const database = await openDatabase(test.options);
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let ask = () => {};
    const closeAsked = new Promise<void>((resolve) => (ask = resolve));
    const slow = database.db.transaction().execute(async (transaction) => {
      begin();
      await closeAsked;
      return transaction.selectFrom('accounts').selectAll().execute();
    });
    await begun;
    const closing = database.close();
    ask();
    expect(await slow).toEqual([]);
    await closing;
  });
});

describeOnServer('a connection', (create) => {
  it('compiles no statement: that costs seconds where one of a large study takes milliseconds', async () => {
    const { options, drop } = await create();
    const { db, close } = await openDatabase(options);
    const { rows } = await sql<{ jit: string }>`select current_setting('jit') as jit`.execute(db);
    expect(rows).toEqual([{ jit: 'off' }]);
    await close();
    await drop();
  });
});
