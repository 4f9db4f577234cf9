import { chmod, lstat, mkdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';

const MOST_BYTES_OF_A_SOCKET_PATH = 103; // macOS; Linux allows 107

const nameIn = (folder: string) => path.join(folder, 'commands.sock');

/**
 * Where the server of a data folder listens for commands: in the folder itself, or, where that path is too long
 * for a socket, in a private folder below the temporary one, to which a link in the data folder then points.
 * Clears away what a killed process left. Only for whoever holds the folder's lock.
 */
export async function makeSocketPath(folder: string): Promise<string> {
  const place = await realpath(folder);
  const wanted = nameIn(place);
  await rm(wanted, { force: true });
  if (process.platform === 'win32') return pipeOf(place);
  if (Buffer.byteLength(wanted) <= MOST_BYTES_OF_A_SOCKET_PATH) return wanted;
  const short = path.join(await privateFolder(), `${digest(place)}.sock`);
  await rm(short, { force: true });
  await symlink(short, wanted);
  return short;
}

/** Where commands for a data folder go, whether or not anybody listens; undefined where nobody ever did. */
export async function findSocketPath(folder: string): Promise<string | undefined> {
  const place = await realpath(folder).catch(() => undefined);
  if (place === undefined) return undefined;
  if (process.platform === 'win32') return pipeOf(place);
  const name = nameIn(place);
  const entry = await lstat(name).catch(() => undefined);
  return entry?.isSymbolicLink() ? await readlink(name) : entry && name;
}

/** Removes the socket and the link to it. */
export async function removeSocketPath(folder: string, socketPath: string): Promise<void> {
  await rm(socketPath, { force: true });
  await rm(nameIn(await realpath(folder)), { force: true });
}

/** A folder that only this user can enter. */
async function privateFolder(): Promise<string> {
  const user = process.getuid?.() ?? 0;
  const folder = path.join(os.tmpdir(), `evenhand-${user}`);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const entry = await lstat(folder);
  if (!entry.isDirectory() || entry.uid !== user) {
    throw new AppError('foreign-folder', { folder });
  }
  await chmod(folder, 0o700);
  return folder;
}

const pipeOf = (place: string) => `\\\\.\\pipe\\evenhand-commands-${digest(place)}`;

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
