import { access, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';
import { AppError } from '#app/core/shared/errors.ts';
import type { OpenDatabase } from '../client.ts';
import { appliedMigrations } from '../migrate.ts';
import { copyFolder } from './copyFolder.ts';
import { digestFile } from './digest.ts';
import { MANIFEST_NAME, type Manifest } from './manifest.ts';

export interface Backup {
  /** Bytes of the written file. */
  readonly size: number;
  readonly files: number;
  /** How long queries waited while the files were copied. */
  readonly heldMs: number;
}

/**
 * Writes the embedded database to one file, a gzipped tar, consistent as of one moment: queries wait while its
 * files are copied beside the target, and go on while the copy is packed. Written under another name first, so
 * that a file with the wanted name is always whole.
 *
 * @param target the file to write; its folder must be there and have room for the files and the archive
 * @throws AppError `configuration` for a database on a server (pg_dump does that), `conflict` where the file is
 *   there and may not be replaced, `invalid_input` where its folder is missing
 */
export async function writeBackup(
  database: OpenDatabase,
  target: string,
  { now = new Date(), replace = false }: { now?: Date; replace?: boolean } = {},
): Promise<Backup> {
  const { db, whileStill } = database;
  if (whileStill === undefined) {
    throw new AppError('backup-of-server');
  }
  if (!replace && (await isThere(target))) {
    throw new AppError('backup-there', { file: target });
  }
  const work = await makeWorkFolder(target);
  try {
    const started = performance.now();
    const files = await whileStill((folder) => copyFolder(folder, path.join(work, 'database')));
    const heldMs = performance.now() - started;
    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      postgres: (await readFile(path.join(work, 'database', 'PG_VERSION'), 'utf8')).trim(),
      migrations: await appliedMigrations(db),
      files: await Promise.all(
        files.map(async (name) => ({ path: name, ...(await digestFile(path.join(work, 'database', name))) })),
      ),
    };
    await writeFile(path.join(work, MANIFEST_NAME), `${JSON.stringify(manifest)}\n`);
    const packed = path.join(work, 'packed');
    await create({ file: packed, cwd: work, gzip: true, portable: true }, [MANIFEST_NAME, 'database']);
    const size = await flush(packed);
    await rename(packed, target);
    return { size, files: files.length, heldMs };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A folder beside the target: on the same disk, so that the finished file only has to be renamed. */
async function makeWorkFolder(target: string): Promise<string> {
  try {
    return await mkdtemp(`${target}.part-`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? new AppError('no-folder-for-backup', { folder: path.dirname(target) }, { cause: error })
      : new AppError('backup-not-beside', { file: target, said: message }, { cause: error });
  }
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Waits until a file is on the disk; gives its size. */
async function flush(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
