import { execFile } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';

const execute = promisify(execFile);

export interface TemporaryPostgres {
  /** The address of a database whose user may create further ones. */
  url: string;
  stop(): Promise<void>;
  /** Kills all its processes at once, as if it had crashed. */
  kill(): Promise<void>;
  /** Starts it again on what it left behind. */
  restart(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own on a free loopback port, its data in a temporary folder, as fast as it
 * goes: where nothing need survive a loss of power. Started by root, it runs as the user `postgres`, because PostgreSQL refuses
 * root.
 *
 * @param options.certain waits for the disk at each commit, as a server in earnest does
 * @returns the server, or the reason why there is none
 */
export async function startTemporaryPostgres({ certain = false } = {}): Promise<
  TemporaryPostgres | { reason: string }
> {
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
    const options = `${certain ? '' : '-F '}-h 127.0.0.1 -p ${port} -k "${folder}" -c max_connections=200`;
    const restart = async () => {
      await run('pg_ctl', 'start', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options);
    };
    await restart();
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, restart, kill: () => kill(data) };
  } catch (error) {
    await stop();
    return { reason: `the PostgreSQL programs in ${programs} start no server: ${(error as Error).message}` };
  }
}

/** Kills a server's first process and all that it started, and waits until they are gone. */
async function kill(data: string): Promise<void> {
  const note = path.join(data, 'postmaster.pid');
  const first = Number(readFileSync(note, 'utf8').split('\n')[0]);
  const { stdout } = await execute('pgrep', ['-P', String(first)]);
  const all = [first, ...stdout.trim().split(/\s+/).map(Number)];
  for (const pid of all) process.kill(pid, 'SIGKILL');
  while ((await Promise.all(all.map(isRunning))).includes(true)) await sleep(20);
  // A process that nobody has taken notice of still bears its number, and the next server would believe it alive.
  rmSync(note);
  for (const name of listFolder(path.dirname(data)).filter((each) => each.endsWith('.lock'))) {
    rmSync(path.join(path.dirname(data), name));
  }
}

async function isRunning(pid: number): Promise<boolean> {
  const state = await execute('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => ({ stdout: 'Z' }));
  return !state.stdout.startsWith('Z');
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
