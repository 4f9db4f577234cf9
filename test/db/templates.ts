import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { makeTemplate } from '#db/makeTemplate.ts';
import { migrateToLatest } from '#db/migrate.ts';
import { createPglitePool } from '#db/pglitePool.ts';
import type { Schema } from '#db/schema.ts';
import { TYPE_PARSERS } from '#db/typeParsers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Names what migrations make: by their sources. */
export async function tablesName(): Promise<string> {
  const folder = path.join(ROOT, 'db', 'migrations');
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort())
    hash.update(name).update(await readFile(path.join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

async function pgliteVersion(): Promise<string> {
  const manifest = path.join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

/** An initialised data folder without tables. */
export async function emptyFolder(): Promise<Blob> {
  return await kept(`pglite-${await pgliteVersion()}.tar`, async () => {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    return dump;
  });
}

/** The same with all tables. */
export async function folderWithTables(): Promise<Blob> {
  return await kept(`pglite-${await pgliteVersion()}-${await tablesName()}.tar`, async () => {
    const pglite = await PGlite.create({ parsers: TYPE_PARSERS, loadDataDir: await emptyFolder() });
    await migrateToLatest(
      new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createPglitePool(pglite) }) }),
    );
    // So that whoever loads it has nothing to recover.
    await pglite.exec('checkpoint');
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    return dump;
  });
}

/** A file from which embedded databases with all tables are made, as `openDatabase` takes it. */
export async function templateFile(): Promise<string> {
  const name = `pglite-${await pgliteVersion()}-${await tablesName()}.tar.gz`;
  await kept(name, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-template-'));
    try {
      await makeTemplate(path.join(folder, 'data'), path.join(folder, name));
      return new Blob([await readFile(path.join(folder, name))]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  return path.join(ROOT, '.cache', name);
}

/** What was made once, kept between runs: to load it takes a fraction of the time that it takes to make it. */
async function kept(name: string, make: () => Promise<Blob>): Promise<Blob> {
  const file = path.join(ROOT, '.cache', name);
  const found = await readFile(file).catch(() => undefined);
  if (found !== undefined) return new Blob([found]);
  const dump = await make();
  await mkdir(path.dirname(file), { recursive: true });
  // Test files run at the same time: each writes its own and the last one to rename wins.
  const own = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, Buffer.from(await dump.arrayBuffer()));
  await rename(own, file);
  return dump;
}
