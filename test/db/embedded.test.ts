import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import { templateFile } from './templates.ts';
import { startProcess } from './processes/start.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

describe('the embedded database', { timeout: scaled(120_000) }, () => {
  let folder: string;
  let opened: OpenDatabase | undefined;
  const open = async () =>
    (opened = await openDatabase({ kind: 'embedded', folder, template: await templateFile() }));
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-database-'));
  });
  afterEach(async () => {
    await opened?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps every acknowledged row when its process is killed, and refuses a second process', async () => {
    const writer = startProcess('writer.ts', folder);
    let acknowledged = 0;
    while (acknowledged < 200) acknowledged = Number(await writer.nextLine());
    await expect(open()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`process ${writer.child.pid}`),
    });
    await writer.kill();

    const { db } = await open();
    const rows = await db.selectFrom('events').select('actor').orderBy('id').execute();
    const numbers = rows.map((row) => Number(row.actor));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
    await db.insertInto('events').values({ actor: 'after', kind: 'written' }).execute();
  });

  it('asks the disk to keep what is committed, and finds it again', async () => {
    const first = await open();
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'wal_sync_method') order by name`.execute(first.db);
    expect(rows.map((row) => row.setting)).toEqual(['on', 'on', 'fsync']);
    await first.db.insertInto('events').values({ actor: 'a', kind: 'kept' }).execute();
    await first.close();
    const second = await open();
    expect(await second.db.selectFrom('events').select('kind').execute()).toEqual([{ kind: 'kept' }]);
  });
});
