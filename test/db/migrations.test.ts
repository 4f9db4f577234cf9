import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, openDatabase, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { migrateToLatest } from '#db/migrate.ts';
import { MIGRATIONS } from '#db/migrations/index.ts';
import { describeOnEachDatabase, describeOnEachServer, type TestDatabase } from './databases.ts';
import { insertStudy } from './rows.ts';

const NAMES = Object.keys(MIGRATIONS);

describeOnEachServer('the migrations', (create, kind) => {
  let test: TestDatabase;
  const opened: OpenDatabase[] = [];
  const remember = (database: OpenDatabase) => {
    opened.push(database);
    return database.db;
  };
  beforeEach(async () => {
    test = await create();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    await test.drop();
  });

  it('go up one by one, in the order of their numbers, and change nothing the second time', async () => {
    expect(NAMES).toEqual([...NAMES].sort());
    const db = remember(await connect(test.options));
    for (let count = 1; count <= NAMES.length; count++) {
      await migrateToLatest(db, Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count)));
      expect(await applied(db)).toEqual(NAMES.slice(0, count));
    }
    await migrateToLatest(db);
    expect(await applied(db)).toEqual(NAMES);
  });

  it('leave nothing behind when one of them fails', async () => {
    const db = remember(await connect(test.options));
    const failing = {
      ...MIGRATIONS,
      '9999_failing': {
        up: async (inner: Parameters<(typeof MIGRATIONS)[string]['up']>[0]) => {
          await sql`create table half (id int)`.execute(inner);
          throw new Error('on purpose');
        },
      },
    };
    await expect(migrateToLatest(db, failing)).rejects.toThrow('on purpose');
    const tables = (await db.introspection.getTables()).map((table) => table.name);
    expect(tables).not.toContain('half');
    expect(tables).not.toContain('studies');
    await migrateToLatest(db);
  });

  if (kind === 'server') {
    it('wait for one another when processes start at once', async () => {
      const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase(test.options)));
      for (const database of all) expect(await applied(remember(database))).toEqual(NAMES);
    });
  }
});

async function applied(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

describeOnEachDatabase('the tables', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it.each([
    [
      'a second baseline',
      `insert into systems (study_id, name, role, position) values (1, 'other', 'baseline', 2)`,
    ],
    ['an unknown role', `insert into systems (study_id, name, role, position) values (1, 'x', 'judge', 2)`],
    ['an unknown state', `update studies set state = 'lost'`],
    [
      'an email with capitals',
      `insert into accounts (email, name, password_hash) values ('A@b.c', 'a', 'x')`,
    ],
    [
      'an item without a batch',
      `insert into items (study_id, batch_id, key, position, prompt) values (1, 9, 'x', 0, 'x')`,
    ],
    [
      'an item twice',
      `insert into items (study_id, batch_id, key, position, prompt) values (1, 1, 'item-1', 1, 'x')`,
    ],
    [
      'a second output',
      `insert into outputs (study_id, item_id, system_id, text, text_hash) select 1, 1, 1, '', text_hash from outputs`,
    ],
    ['a hash that is none', `update outputs set text_hash = 'abc'`],
    [
      'a second corpus score',
      `insert into scores (study_id, system_id, measure) values (1, 1, 'bleu'), (1, 1, 'bleu')`,
    ],
    [
      'a block twice',
      `insert into blocks (study_id, item_id, rater_id, state, leased_until) values (1, 1, 1, 'leased', now())`,
    ],
    ['a submitted block without a time', `update blocks set state = 'submitted'`],
    [
      'a task twice',
      `insert into assignments (id, study_id, block_id, task_id, rater_id, position, swapped) values (gen_random_uuid(), 1, 1, 1, 1, 1, false)`,
    ],
    [
      'a position twice',
      `insert into assignments (id, study_id, block_id, task_id, rater_id, position, swapped) values (gen_random_uuid(), 1, 1, 2, 1, 0, false)`,
    ],
    ['a revision of 0', `update judgments set revision = 0`],
    [
      'a submission twice',
      `insert into judgments (study_id, assignment_id, revision, active_ms, idempotency_key) select 1, assignment_id, 2, 0, idempotency_key from judgments`,
    ],
    ['a rating of 0', `update ratings set value = 0`],
    ['a criterion rated twice', `insert into ratings values (1, 'fluency', 2)`],
    [
      'a job twice',
      `insert into jobs (kind, key, payload, most_attempts) values ('a', 'b', '{}', 1), ('a', 'b', '{}', 1)`,
    ],
  ])('refuse %s', async (_, statement) => {
    await insertStudy(db);
    const error = await sql
      .raw(statement)
      .execute(db)
      .then(
        () => undefined,
        (e: unknown) => e,
      );
    expect(error).toMatchObject({ code: expect.stringMatching(/^(23505|23514|23503)$/) });
  });

  it('let go of everything that belongs to a study', async () => {
    await insertStudy(db);
    await db.deleteFrom('studies').execute();
    for (const { name } of await db.introspection.getTables()) {
      if (['accounts', 'jobs', 'kysely_migration', 'kysely_migration_lock'].includes(name)) continue;
      const { rows } = await sql`select 1 from ${sql.table(name)}`.execute(db);
      expect([name, rows.length]).toEqual([name, 0]);
    }
  });

  it('keep a finished job apart from its successor', async () => {
    const job = { kind: 'a', key: 'b', payload: '{}', most_attempts: 1 };
    await db.insertInto('jobs').values(job).execute();
    await db.updateTable('jobs').set({ state: 'done' }).execute();
    await db.insertInto('jobs').values(job).execute();
    expect(await db.selectFrom('jobs').select('state').orderBy('id').execute()).toEqual([
      { state: 'done' },
      { state: 'queued' },
    ]);
  });
});
