import type { Said } from '#app/core/shared/reasons/reason.ts';
import { access, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar';
import { AppError, said } from '#app/core/shared/errors.ts';
import { openDatabase } from '../client.ts';
import { DATABASE_FOLDER } from '../databaseFolder.ts';
import { flush, flushFolder } from '../flush.ts';
import { lockFolder } from '../folderLock.ts';
import { assertKnownMigrations } from '../migrate.ts';
import { digestFile } from './digest.ts';
import { MANIFEST_NAME, manifestSchema, type Manifest } from './manifest.ts';

export interface Restored {
  /** When the backup was made, ISO 8601. */
  readonly madeAt: string;
  /** Where the database went that was there before; null where there was none. */
  readonly before: string | null;
}

/** Where a backup is unpacked and tried before it takes the database's place. */
const UNPACKED = 'restoring';

/**
 * Puts the database of a backup into a data folder. It is unpacked beside the present one, compared with what the
 * backup says of itself, opened and brought up to date; only then it takes the place. All or nothing: a database
 * that was there is kept under another name.
 *
 * @throws AppError `not_found` without the file; `conflict` while a process has the folder, or where there is a
 *   database that may not be replaced; `invalid_input` for a file that is no backup, is damaged, or was made by a
 *   newer release
 */
export async function restoreBackup(
  file: string,
  folder: string,
  { now = new Date(), replace = false }: { now?: Date; replace?: boolean } = {},
): Promise<Restored> {
  await requireFile(file);
  const work = path.join(folder, UNPACKED);
  const present = path.join(folder, DATABASE_FOLDER);
  const lock = await lockFolder(folder);
  try {
    const occupied = await hasFiles(present);
    if (occupied && !replace) {
      throw new AppError('database-there', { folder: present });
    }
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { mode: 0o700 });
    const manifest = await unpack(file, work);
    await compare(file, work, manifest);
    await tryOut(file, work);
    await flushFolder(work);
    const before = occupied ? `${present}-before-${now.toISOString().replaceAll(':', '-')}` : null;
    if (before !== null) await rename(present, before);
    else await rm(present, { recursive: true, force: true });
    await rename(path.join(work, DATABASE_FOLDER), present);
    await flush(folder);
    return { madeAt: manifest.madeAt, before };
  } finally {
    // A reader that met a damaged part may still be writing what it read before: tried again for a while.
    await rm(work, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    await lock.release();
  }
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() === true) return;
  throw new AppError('no-file', { file });
}

async function hasFiles(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

async function unpack(file: string, work: string): Promise<Manifest> {
  try {
    await extract({
      file,
      cwd: work,
      strict: true,
      preserveOwner: false,
      filter: (_, entry) => isPlain(entry),
    });
  } catch (error) {
    throw damaged(file, said('as-said', { text: (error as Error).message }), error);
  }
  const text = await readFile(path.join(work, MANIFEST_NAME), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new AppError('not-a-backup', { file, manifest: MANIFEST_NAME });
  }
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw damaged(file, said('manifest-wrong', { manifest: MANIFEST_NAME }), parsed.error);
  assertKnownMigrations(parsed.data.migrations, file);
  return parsed.data;
}

/** Links and devices have no place in a backup; one that has them is not ours. */
function isPlain(entry: object): boolean {
  const type = (entry as { type?: string }).type;
  return type === undefined || ['File', 'OldFile', 'ContiguousFile', 'Directory'].includes(type);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function compare(file: string, work: string, manifest: Manifest): Promise<void> {
  for (const expected of manifest.files) {
    const own = path.join(work, DATABASE_FOLDER, expected.path);
    const there = await access(own).then(
      () => digestFile(own),
      () => undefined,
    );
    if (there === undefined) throw damaged(file, said('backup-file-missing', { file: expected.path }));
    if (there.size !== expected.size || there.sha256 !== expected.sha256) {
      throw damaged(file, said('backup-file-changed', { file: expected.path }));
    }
  }
}

/** Opens it where it was unpacked, which brings its tables up to date as well. */
async function tryOut(file: string, work: string): Promise<void> {
  try {
    const { close } = await openDatabase({ kind: 'embedded', folder: work });
    await close();
  } catch (error) {
    throw damaged(file, said('backup-does-not-open', { said: (error as Error).message }), error);
  }
}

function damaged(file: string, what: Said, cause?: unknown): AppError {
  return new AppError('backup-damaged', { file, what }, { cause });
}
