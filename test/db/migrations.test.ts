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

  it('make owners of the accounts that there are, and leads of those who created a study', async () => {
    const db = remember(await connect(test.options));
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0029');
    await migrateToLatest(db, Object.fromEntries(before));
    await sql`insert into accounts (email, name, password_hash) values ('a@b.c', 'A', 'x'), ('d@e.f', 'D', 'x')`.execute(
      db,
    );
    await sql`insert into sessions (id_hash, account_id, expires_at) values ('h', 1, now())`.execute(db);
    await sql`
      insert into studies (slug, name, configuration, created_by, pilot_of) values
        ('by-a', 'By A', '{}', 1, null), ('by-command', 'By command', '{}', null, null),
        ('pilot', 'Pilot', '{}', 2, 1)`.execute(db);
    await migrateToLatest(db);
    const { rows } = await sql`select email, role, deactivated_at from accounts order by id`.execute(db);
    expect(rows).toEqual([
      { email: 'a@b.c', role: 'owner', deactivated_at: null },
      { email: 'd@e.f', role: 'owner', deactivated_at: null },
    ]);
    const leads = await sql`select study_id, account_id from study_leads`.execute(db);
    expect(leads.rows).toEqual([{ study_id: 1, account_id: 1 }]);
    const sessions = await sql`select id, last_seen_at = created_at as seen from sessions`.execute(db);
    expect(sessions.rows).toEqual([{ id: 1, seen: true }]);
  });

  if (kind === 'server') {
    it('wait for one another when processes start at once', async () => {
      const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase(test.options)));
      for (const database of all) expect(await applied(remember(database))).toEqual(NAMES);
    });
  }
});

/** A refusal of the database's, not a fault of the statement. */
function refused(error: { code?: string }): void {
  expect(error.code).toMatch(/^(23001|23503)$/);
}

async function applied(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

describeOnEachDatabase('the tables', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const counts = async (tables: readonly string[]) => {
    const counted: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        db,
      );
      counted[table] = rows[0]!.n;
    }
    return counted;
  };

  it.each([
    [
      'a second baseline',
      `insert into systems (study_id, name, role, position) values (1, 'other', 'baseline', 2)`,
    ],
    ['an unknown role', `insert into systems (study_id, name, role, position) values (1, 'x', 'judge', 2)`],
    ['an unknown state', `update studies set state = 'lost'`],
    [
      'an email with capitals',
      `insert into accounts (email, name, password_hash, role) values ('A@b.c', 'a', 'x', 'lead')`,
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

  it('let no statement take away what people said, or what it rests on', async () => {
    await insertStudy(db);
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    const kept = [
      'judgments',
      'ratings',
      'rankings',
      'highlights',
      'assignments',
      'outputs',
      'items',
      'events',
    ];
    const before = await counts(kept);
    for (const table of tables.filter((name) => !name.startsWith('kysely_'))) {
      // What nothing rests on may go: what is computed, what failed, sessions.
      for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
        await sql.raw(statement).execute(db).catch(refused);
        expect(await counts(kept), statement).toEqual(before);
      }
    }
    for (const table of kept) {
      await expect(sql.raw(`delete from ${table}`).execute(db), table).rejects.toMatchObject({
        code: expect.stringMatching(/^(23001|23503)$/),
      });
    }
  });

  it('let nothing be overwritten that people said; only a comment may be emptied', async () => {
    await insertStudy(db);
    for (const statement of [
      `update judgments set active_ms = 1`,
      `update judgments set comment = 'Better.'`,
      `update judgments set study_id = 2, choice = 'a'`,
      `update ratings set value = value - 1`,
      `update rankings set rank = rank + 1`,
      `update highlights set end_offset = end_offset + 1`,
      `update highlights set comment = 'Better.'`,
      `update outputs set text = 'Another text.'`,
      `update items set prompt = 'Write better.'`,
      `update decision_records set statement = 'Hold.'`,
    ]) {
      await expect(sql.raw(statement).execute(db), statement).rejects.toMatchObject({
        code: expect.stringMatching(/^(23001|23503)$/),
      });
    }
    for (const table of ['judgments', 'highlights']) {
      await sql.raw(`update ${table} set comment = null`).execute(db);
    }
    // What is not shown to raters may be known later.
    await sql.raw(`update outputs set text = text, latency_ms = 12`).execute(db);
  });

  it('have no foreign key by which a row takes others along', async () => {
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint
      where contype = 'f' and confdeltype not in ('a', 'r') order by conname`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual([
      // None of these leads to what people said.
      'draft_editors_account_id_fkey',
      'draft_editors_draft_id_fkey',
      'drafts_created_by_fkey',
      'drafts_revises_fkey',
      'drafts_study_id_fkey',
      'drafts_updated_by_fkey',
      'import_files_upload_id_fkey',
      'import_uploads_account_id_fkey',
      'join_attempts_invitation_id_fkey',
      // Counts of what a rater has had, which could be counted again.
      'rater_records_rater_id_fkey',
      'sessions_account_id_fkey',
      'studies_created_by_fkey',
      'studies_repeats_id_fkey',
    ]);
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
