import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { create, extract } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '#db/backup/restoreBackup.ts';
import { writeBackup } from '#db/backup/writeBackup.ts';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { templateFile } from './templates.ts';

describe('a backup of the embedded database', { timeout: 120_000 }, () => {
  let root: string;
  const opened: OpenDatabase[] = [];
  const inRoot = (name: string) => path.join(root, name);
  const open = async (name: string) => {
    const database = await openDatabase({
      kind: 'embedded',
      folder: inRoot(name),
      template: await templateFile(),
    });
    opened.push(database);
    return database;
  };
  const close = async () => {
    for (const database of opened.splice(0)) await database.close();
  };
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'evenhand-backup-'));
  });
  afterEach(async () => {
    await close();
    await rm(root, { recursive: true, force: true });
  });
  const write = (db: Database, kind: string) =>
    db.insertInto('events').values({ actor: 'a', kind }).execute();
  const kindsIn = async ({ db }: OpenDatabase) =>
    (await db.selectFrom('events').select('kind').orderBy('id').execute()).map(({ kind }) => kind);

  it('is consistent while rows are being written, and leaves nothing else behind', async () => {
    const database = await open('data');
    let stop = false;
    let acknowledged = 0;
    const writing = (async () => {
      while (!stop) {
        await write(database.db, `row ${acknowledged++}`);
        // The database answers without leaving this turn of the event loop, in which no file is ever read.
        await setImmediate();
      }
    })();
    let [least, most] = [0, 0];
    let files = 0;
    try {
      while (acknowledged < 20) await setImmediate();
      least = acknowledged - 1;
      ({ files } = await writeBackup(database, inRoot('one.tgz')));
      most = acknowledged;
    } finally {
      stop = true;
      await writing;
    }
    await close();
    expect((await readdir(root)).sort()).toEqual(['data', 'one.tgz']);
    expect(files).toBeGreaterThan(100);

    await restoreBackup(inRoot('one.tgz'), inRoot('other'));
    const kinds = await kindsIn(await open('other'));
    expect(kinds).toEqual(kinds.map((_, index) => `row ${index}`));
    expect(kinds.length).toBeGreaterThanOrEqual(least);
    expect(kinds.length).toBeLessThanOrEqual(most);
  });

  it('takes no other’s place unasked, and keeps what was there', async () => {
    const database = await open('data');
    await write(database.db, 'saved');
    await writeBackup(database, inRoot('one.tgz'));
    await expect(writeBackup(database, inRoot('one.tgz'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(writeBackup(database, inRoot('none/one.tgz'))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(inRoot('none')),
    });
    await write(database.db, 'later');
    // A process has the folder.
    await expect(restoreBackup(inRoot('one.tgz'), inRoot('data'), { replace: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    await close();
    await expect(restoreBackup(inRoot('one.tgz'), inRoot('data'))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('--replace'),
    });
    const { before } = await restoreBackup(inRoot('one.tgz'), inRoot('data'), { replace: true });
    expect(await readdir(before!)).toContain('PG_VERSION');
    expect(await kindsIn(await open('data'))).toEqual(['saved']);
  });

  it('that is damaged, foreign or newer changes nothing and says what is wrong', async () => {
    const database = await open('data');
    await write(database.db, 'saved');
    await writeBackup(database, inRoot('one.tgz'));
    await close();
    const refused = async (file: string, what: string | RegExp) => {
      await expect(restoreBackup(inRoot(file), inRoot('other'))).rejects.toMatchObject({
        message: expect.stringMatching(what),
      });
      expect(await readdir(inRoot('other')).catch(() => [])).toEqual([]);
    };

    await expect(restoreBackup(inRoot('no.tgz'), inRoot('other'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await writeFile(inRoot('text.tgz'), 'not an archive');
    await refused('text.tgz', /damaged|no backup/);
    await copyFile(inRoot('one.tgz'), inRoot('cut.tgz'));
    await truncate(inRoot('cut.tgz'), 500_000);
    await refused('cut.tgz', /damaged/);
    await writeFile(inRoot('note'), 'x');
    await create({ file: inRoot('foreign.tgz'), cwd: root, gzip: true }, ['note']);
    await refused('foreign.tgz', /no backup of Evenhand/);

    const changed = async (file: string, change: (folder: string) => Promise<void>) => {
      const folder = await mkdtemp(inRoot('changed-'));
      await extract({ file: inRoot('one.tgz'), cwd: folder });
      await change(folder);
      await create({ file: inRoot(file), cwd: folder, gzip: true }, await readdir(folder));
    };
    await changed('altered.tgz', (folder) => writeFile(path.join(folder, 'database/PG_VERSION'), '19\n'));
    await refused('altered.tgz', /PG_VERSION is not what was saved/);
    await changed('lacking.tgz', (folder) => rm(path.join(folder, 'database/global/pg_control')));
    await refused('lacking.tgz', /global\/pg_control is missing/);
    await changed('newer.tgz', async (folder) => {
      const file = path.join(folder, 'evenhand-backup.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as { migrations: string[] };
      manifest.migrations.push('9999_from_the_future');
      await writeFile(file, JSON.stringify(manifest));
    });
    await refused('newer.tgz', /newer release.*9999_from_the_future/);
  });
});

describe('a damaged data folder', { timeout: 120_000 }, () => {
  it.each([
    ['without its control file', (files: string) => rm(path.join(files, 'global/pg_control'))],
    ['with an empty control file', (files: string) => truncate(path.join(files, 'global/pg_control'), 0)],
    ['of another version', (files: string) => writeFile(path.join(files, 'PG_VERSION'), '12\n')],
    ['without its log', (files: string) => rm(path.join(files, 'pg_wal'), { recursive: true })],
  ])('%s says what it is and what to do', async (_, damage) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-damaged-'));
    try {
      const { db, close } = await openDatabase({ kind: 'embedded', folder });
      await db.insertInto('events').values({ actor: 'a', kind: 'kept' }).execute();
      await close();
      await damage(path.join(folder, 'database'));
      await expect(openDatabase({ kind: 'embedded', folder })).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('evenhand restore'),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
