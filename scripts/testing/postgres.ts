import { execFile } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface TemporaryPostgres {
  /** The address of a database whose user may create further ones. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own on a free loopback port, its data in a temporary folder, as fast as it
 * goes (nothing is kept for certain). Started by root, it runs as the user `postgres`, because PostgreSQL refuses
 * root.
 *
 * @returns the server, or the reason why there is none
 */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres | { reason: string }> {
  const programs = findPrograms();
  if (programs === undefined) {
    return { reason: 'no PostgreSQL server programs (initdb, pg_ctl) on PATH or in /usr/lib/postgresql' };
  }
  const user = await serverUser();
  if (user === undefined) {
    return { reason: 'PostgreSQL does not run as root, and there is no user "postgres" to run it as' };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-postgres-'));
  const data = path.join(folder, 'data');
  const run = (program: string, ...args: string[]) =>
    execute(path.join(programs, program), args, { ...user, cwd: folder });
  const stop = async () => {
    await run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-w').catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
    const port = await freePort();
    await run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync');
    const options = `-F -h 127.0.0.1 -p ${port} -k "${folder}" -c max_connections=200`;
    await run('pg_ctl', 'start', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await stop();
    return { reason: `the PostgreSQL programs in ${programs} start no server: ${(error as Error).message}` };
  }
}

/** The folder of the newest PostgreSQL that is installed, or undefined. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = listFolder(debian).sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => isProgram(path.join(folder, name))));
}

/** Whom the server runs as: nobody else than us, or `postgres` where we are root; undefined where that is missing. */
async function serverUser(): Promise<{ uid?: number; gid?: number } | undefined> {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => execute('id', [what, 'postgres'])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
