import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '#db/folderLock.ts';
import { startProcess, type Started } from './processes/start.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

describe('lockFolder', () => {
  let folder: string;
  const started: Started[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-lock-'));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((process) => process.kill()));
    await rm(folder, { recursive: true, force: true });
  });

  const startHolders = async (count: number): Promise<Started[]> => {
    const holders = Array.from({ length: count }, () => startProcess('lockHolder.ts', folder));
    started.push(...holders);
    for (const holder of holders) expect(await holder.nextLine()).toBe('ready');
    return holders;
  };

  it('names the holder to whoever comes second, by whatever path', async () => {
    const lock = await lockFolder(folder);
    const byOtherPath = path.join(folder, 'same');
    await symlink(folder, byOtherPath);
    for (const place of [folder, byOtherPath]) {
      await expect(lockFolder(place)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(new RegExp(`in use by process ${process.pid} \\(.*, since \\d{4}-`)),
      });
    }
    const note = JSON.parse(await readFile(path.join(folder, 'lock.json'), 'utf8')) as { pid: number };
    expect(note.pid).toBe(process.pid);
    await lock.release();
    await lock.release();
    expect((await readdir(folder)).sort()).toEqual(['same']);
    await (await lockFolder(folder)).release();
  });

  it('takes a note without a holder for nothing', async () => {
    await writeFile(path.join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid }));
    await (await lockFolder(folder)).release();
  });

  it('is kept out by the socket in the folder too, as by a container that shares it', async () => {
    const server = net.createServer((socket) =>
      socket.end(
        JSON.stringify({ pid: 4711, started: '2026-03-01T00:00:00.000Z', command: 'evenhand serve' }),
      ),
    );
    await new Promise<void>((resolve) => server.listen(path.join(folder, 'lock.sock'), resolve));
    await expect(lockFolder(folder)).rejects.toThrow(
      /process 4711 \(evenhand serve, since 2026-03-01T00:00:00.000Z\)/,
    );
    await new Promise((resolve) => server.close(resolve));
    await (await lockFolder(folder)).release();
  });

  it('makes a folder that is missing, however long its path', async () => {
    const deep = path.join(folder, 'd'.repeat(120), 'e');
    const lock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toMatchObject({ code: 'conflict' });
    await lock.release();
  });

  it(
    'lets exactly one of twenty processes in when the holder is killed',
    { timeout: scaled(120_000) },
    async () => {
      const [first] = (await startHolders(1)) as [Started];
      first.child.stdin.write('go\n');
      expect(await first.nextLine()).toBe('held');
      const others = await startHolders(20);
      await first.kill();
      for (const other of others) other.child.stdin.write('go\n');
      const answers = await Promise.all(others.map((other) => other.nextLine()));
      expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
      const winner = others[answers.indexOf('held')];
      const refused = answers.filter((answer) => answer !== 'held');
      for (const answer of refused) {
        expect(answer).toContain(
          `conflict: The data folder ${folder} is in use by process ${winner?.child.pid}`,
        );
      }
    },
  );
});
