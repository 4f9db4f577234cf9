import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { makeTemplate } from '#db/makeTemplate.ts';
import { outstandingMigrations } from '#db/migrate.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

let root: string;
let template: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'evenhand-template-'));
  template = path.join(root, 'database.tar.gz');
  await makeTemplate(path.join(root, 'made'), template);
}, scaled(120_000));
afterAll(() => rm(root, { recursive: true, force: true }));

const eventsIn = async (folder: string, write?: string) => {
  const { db, close } = await openDatabase({ kind: 'embedded', folder, template });
  try {
    expect(await outstandingMigrations(db)).toEqual([]);
    if (write !== undefined) await db.insertInto('events').values({ actor: 'a', kind: write }).execute();
    return (await db.selectFrom('events').select('kind').execute()).map(({ kind }) => kind);
  } finally {
    await close();
  }
};

it('makes new databases that are empty, and each its own', async () => {
  const [one, other] = [path.join(root, 'one'), path.join(root, 'other')];
  expect(await eventsIn(one, 'first')).toEqual(['first']);
  expect(await eventsIn(other)).toEqual([]);
  expect(await eventsIn(one)).toEqual(['first']);
});

it('makes one where a killed process left a part of it', async () => {
  const folder = path.join(root, 'killed');
  await mkdir(path.join(folder, 'database-new', 'base'), { recursive: true });
  await mkdir(path.join(folder, 'database'));
  expect(await eventsIn(folder)).toEqual([]);
  expect(await readdir(folder)).not.toContain('database-new');
});

it('leaves nothing where it is damaged, and says which file', async () => {
  const folder = path.join(root, 'damaged');
  const damaged = path.join(root, 'damaged.tar.gz');
  await writeFile(damaged, 'nothing');
  await expect(openDatabase({ kind: 'embedded', folder, template: damaged })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(damaged),
  });
  expect(await readdir(folder)).not.toContain('database');
});
