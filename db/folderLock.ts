import { mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';

/** Who holds a folder. */
export interface FolderHolder {
  pid: number;
  /** ISO 8601. */
  started: string;
  command: string;
}

export interface FolderLock {
  /** Gives the folder back. Releasing twice is releasing once. */
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone; makes the folder if it is missing. The lock is a listening socket,
 * because the system frees that at the very moment its process dies, however it dies, so nothing stale is ever
 * left to judge. A holder tells who it is to whoever connects; `lock.json` in the folder says the same to people
 * and excludes nobody.
 *
 * Two sockets are taken. The first has a name in the kernel, made from the folder's device and inode (Linux;
 * on Windows a named pipe): it is free of races. The second is a file in the folder: it is what excludes a
 * container that shares the folder but not the kernel's names, and all there is on macOS.
 *
 * @throws AppError `conflict` naming the holder's process, command and start
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = await realpath(folder);
  const holder: FolderHolder = {
    pid: process.pid,
    started: new Date().toISOString(),
    command: [path.basename(process.argv[1] ?? 'node'), ...process.argv.slice(2)].join(' '),
  };
  const held: net.Server[] = [];
  const note = path.join(place, 'lock.json');
  const release = async () => {
    await rm(note, { force: true });
    // In reverse, so that nobody finds the kernel's name free while the file is still in the way.
    for (const server of held.splice(0).reverse()) await close(server);
  };
  try {
    for (const address of await addressesOf(place)) held.push(await take(address, holder, folder));
    await writeFile(note, `${JSON.stringify(holder, null, 2)}\n`);
  } catch (error) {
    for (const server of held.reverse()) await close(server);
    throw error;
  }
  let releasing: Promise<void> | undefined;
  return { release: () => (releasing ??= release()) };
}

const MOST_BYTES_OF_A_SOCKET_PATH = 103; // macOS; Linux allows 107

async function addressesOf(place: string): Promise<string[]> {
  const { dev, ino } = await stat(place, { bigint: true });
  const name = `evenhand-${dev}-${ino}`;
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`];
  const file = path.join(place, 'lock.sock');
  const files = Buffer.byteLength(file) <= MOST_BYTES_OF_A_SOCKET_PATH ? [file] : [];
  if (process.platform === 'linux') return [`\0${name}`, ...files];
  return files.length > 0 ? files : [path.join('/tmp', `${name}.sock`)];
}

async function take(address: string, holder: FolderHolder, folder: string): Promise<net.Server> {
  const server = await listen(address, holder);
  if (server !== undefined) return server;
  const other = await askHolder(address);
  if (other !== 'nobody') throw await inUse(folder, other);
  // A file that nobody listens on is left over from a killed process; other names went away with it.
  if (path.isAbsolute(address)) await rm(address, { force: true });
  const second = await listen(address, holder);
  if (second !== undefined) return second;
  throw await inUse(folder, 'silent');
}

/** A server that tells the holder to whoever connects; undefined where the address is taken. */
function listen(address: string, holder: FolderHolder): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.end(JSON.stringify(holder));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    // Alone, the lock doesn't keep the process alive.
    server.listen({ path: address }, () => resolve(server.unref()));
  });
}

const PATIENCE_MS = 2000;

/** Who listens: its own words, `silent` where it is too busy to answer, `nobody` where nothing listens. */
function askHolder(address: string): Promise<FolderHolder | 'silent' | 'nobody'> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect({ path: address });
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      resolve('silent');
    });
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('end', () => resolve(parseHolder(text) ?? 'silent'));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'nobody' : 'silent'),
    );
  });
}

async function inUse(folder: string, holder: FolderHolder | 'silent'): Promise<AppError> {
  const known = holder === 'silent' ? await readNote(folder) : holder;
  return new AppError('database-in-use', {
    folder,
    process: known === undefined ? null : { pid: known.pid, command: known.command, since: known.started },
  });
}

async function readNote(folder: string): Promise<FolderHolder | undefined> {
  return parseHolder(await readFile(path.join(folder, 'lock.json'), 'utf8').catch(() => ''));
}

function parseHolder(text: string): FolderHolder | undefined {
  try {
    return JSON.parse(text) as FolderHolder;
  } catch {
    return undefined;
  }
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
