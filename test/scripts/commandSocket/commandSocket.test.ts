import { lstat, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardCommand } from '#scripts/commandSocket/client.ts';
import {
  serveCommands,
  type CommandServer,
  type CommandServerOptions,
} from '#scripts/commandSocket/server.ts';
import { startProcess } from '#test/db/processes/start.ts';

describe('commands through the process that serves a folder', () => {
  let folder: string;
  let server: CommandServer | undefined;
  let out: string[];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-commands-'));
    out = [];
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });
  const serve = async (run: CommandServerOptions['run'], place = folder) => {
    server = await serveCommands({ folder: place, run });
  };
  const forward = (argv: string[], place = folder) =>
    forwardCommand({
      folder: place,
      argv,
      cwd: '/somewhere',
      stdout: (text) => out.push(`out ${text}`),
      stderr: (text) => out.push(`err ${text}`),
    });

  it('carry words, folder, texts in their order and the exit code', async () => {
    await serve(async ({ argv, cwd }, io) => {
      io.stdout(`${argv.join('|')} in ${cwd}\n`);
      io.stderr('多行\n"quoted"\n');
      io.stdout('x'.repeat(300_000));
      return 5;
    });
    expect(await forward(['export', '--to', 'a b\n.csv'])).toBe(5);
    expect(out).toEqual([
      'out export|--to|a b\n.csv in /somewhere\n',
      'err 多行\n"quoted"\n',
      `out ${'x'.repeat(300_000)}`,
    ]);
  });

  it('run at the same time without mixing their texts', async () => {
    await serve(async ({ argv }, io) => {
      io.stdout(argv[0] ?? '');
      await new Promise((resolve) => setTimeout(resolve, 5));
      return Number(argv[0]);
    });
    expect(await Promise.all([1, 2, 3].map((n) => forward([String(n)])))).toEqual([1, 2, 3]);
    expect(out.sort()).toEqual(['out 1', 'out 2', 'out 3']);
  });

  it('go through a socket that only its owner may use', async () => {
    await serve(async () => 0);
    const { mode } = await stat(path.join(folder, 'commands.sock'));
    expect((mode & 0o777).toString(8)).toBe('600');
    await server?.close();
    server = undefined;
    expect(await readdir(folder)).toEqual([]);
  });

  it('find a folder whose path is too long for a socket', async () => {
    const long = path.join(folder, 'd'.repeat(120));
    await mkdir(long);
    await serve(async () => 3, long);
    const link = path.join(long, 'commands.sock');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    const { mode } = await stat(path.join(link));
    expect((mode & 0o777).toString(8)).toBe('600');
    const parent = await stat(path.join(os.tmpdir(), `evenhand-${process.getuid?.() ?? 0}`));
    expect((parent.mode & 0o777).toString(8)).toBe('700');
    expect(await forward([], long)).toBe(3);
    await server?.close();
    server = undefined;
    expect(await readdir(long)).toEqual([]);
    expect(await forward([], long)).toBeNull();
  });

  it('are not forwarded where nobody serves', async () => {
    expect(await forward(['list'])).toBeNull();
    expect(await forward(['list'], path.join(folder, 'missing'))).toBeNull();
  });

  it('see through the socket of a killed process, which the next server replaces', async () => {
    const killed = startProcess('socketHolder.ts', path.join(folder, 'commands.sock'));
    expect(await killed.nextLine()).toBe('listening');
    await killed.kill();
    expect(await readdir(folder)).toEqual(['commands.sock']);
    expect(await forward(['list'])).toBeNull();
    await serve(async () => 0);
    expect(await forward(['list'])).toBe(0);
  });

  it('are aborted when whoever asked has gone', async () => {
    const aborted = new Promise<string>((resolve, reject) => {
      void serve(
        (_request, _io, signal) =>
          new Promise(() => {
            signal.addEventListener('abort', () => resolve((signal.reason as Error).message));
          }),
      ).then(() => {
        const socket = net.connect(path.join(folder, 'commands.sock'));
        socket.on('error', reject);
        socket.write('{"argv":[],"cwd":"/"}\n', () => setTimeout(() => socket.destroy(), 20));
      });
    });
    expect(await aborted).toMatch(/has gone/);
  });

  it('fail plainly when the server ends first, or breaks', async () => {
    await serve(async ({ argv }) => {
      if (argv[0] === 'break') throw new Error('no disk');
      return await new Promise<number>(() => {});
    });
    expect(await forward(['break'])).toBe(70);
    expect(out).toEqual(['err The command failed in the server: no disk\n']);
    const waiting = forward(['wait']);
    const checked = expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server?.close();
    server = undefined;
    await checked;
  });

  it.each(['GET / HTTP/1.1\r\n', '{}\n', '{"argv":"list","cwd":"/"}\n'])('survive %j', async (text) => {
    await serve(async () => 0);
    const closed = await new Promise((resolve) => {
      const socket = net.connect(path.join(folder, 'commands.sock'));
      socket.on('close', () => resolve(true));
      socket.write(text);
    });
    expect(closed).toBe(true);
    expect(await forward([])).toBe(0);
  });
});
