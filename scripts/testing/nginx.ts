import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './freePort.ts';

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'];

export interface RunningProxy {
  readonly port: number;
  stop(): Promise<void>;
  /** Kills all its processes at once, as if it had crashed. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
}

/** The nginx that is installed, or undefined. */
export function findNginx(): string | undefined {
  return PLACES.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Starts an nginx of our own on a free port of the loopback address, its files in a temporary folder. It needs no
 * rights: run by root, its workers are the user `nobody`.
 *
 * @param location what stands in its `location /` block
 * @param servers ports of the loopback address that it knows together as `evenhand`
 * @throws Error with what nginx says, where it doesn't start
 */
export async function startNginx(location: string, servers: readonly number[] = []): Promise<RunningProxy> {
  const program = findNginx();
  if (program === undefined)
    throw new Error("no nginx is installed; on Debian it is the package 'nginx-light'");
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-nginx-'));
  if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port, location, servers));
  let child: ChildProcess;
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const restart = async () => {
    child = spawn(program, ['-p', folder, '-c', file, '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr!.on('data', (part: Buffer) => (said += part.toString()));
    while (!(await listens(port))) {
      if (child.exitCode !== null) {
        await stop();
        throw new Error(`nginx does not start: ${said}`);
      }
      await sleep(20);
    }
  };
  const kill = async () => {
    const workers = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for (const pid of [child.pid!, ...workers.trim().split(/\s+/).map(Number)]) process.kill(pid, 'SIGKILL');
    await ended;
    while (await listens(port)) await sleep(20);
  };
  await restart();
  return { port, stop, kill, restart };
}

function configuration(folder: string, port: number, location: string, servers: readonly number[]): string {
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n  ');
  const upstream =
    servers.length === 0
      ? ''
      : `upstream evenhand { ${servers.map((each) => `server 127.0.0.1:${each};`).join(' ')} }`;
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  ${kept}
  ${upstream}
  server {
    listen 127.0.0.1:${port};
    location / {
      ${location}
    }
  }
}
`;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
