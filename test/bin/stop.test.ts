import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#scripts/testing/freePort.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { builtCommand } from '#scripts/testing/program.ts';

/** For what may hang; the build takes long on a machine that has other work too. */
const LIMIT_MS = scaled(300_000);

let folder: string;
let npm: ChildProcess | undefined;
beforeAll(() => void builtCommand(), LIMIT_MS);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-npm-'));
});
afterEach(() => {
  if (npm?.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs an npm script as a supervisor does, and gives what it says and where it answers. */
async function runScript(name: string): Promise<{ said: () => string; port: number }> {
  const port = await freePort();
  let said = '';
  // In a group of its own, so that whatever it leaves is ended with it.
  npm = spawn('npm', ['run', name], {
    env: { ...process.env, EVENHAND_DATA: folder, DATABASE_URL: '', PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [npm.stdout!, npm.stderr!]) {
    stream.on('data', (part: Buffer) => (said += part.toString()));
  }
  return { said: () => said, port };
}

/** Whether every process that the script started has ended: their group is there as long as one of them is. */
function isGone(group: number): boolean {
  try {
    process.kill(-group, 0);
    return false;
  } catch {
    return true;
  }
}

describe.skipIf(process.platform === 'win32')('Ctrl+C, which npm hears and passes on as well', () => {
  it.each(['start', 'dev'])(
    'ends what `npm run %s` started, in good order',
    async (name) => {
      const { said } = await runScript(name);
      await expect.poll(said, { timeout: LIMIT_MS }).toContain('Evenhand is at');
      process.kill(-npm!.pid!, 'SIGINT');
      await once(npm!, 'exit');
      expect(isGone(npm!.pid!)).toBe(true);
      expect(said()).toContain('the server has stopped');
    },
    LIMIT_MS,
  );
});

describe.skipIf(process.platform === 'win32')('SIGTERM to npm', () => {
  it.each([
    ['start', 'Evenhand is at', 'the server has stopped'],
    // While models generate.
    ['demo', 'generating', 'the same command goes on from there'],
  ])(
    'ends what `npm run %s` started, in good order and before npm itself',
    async (name, begun, ended) => {
      const { said, port } = await runScript(name);
      await expect.poll(said, { timeout: LIMIT_MS }).toContain(begun);
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      npm!.kill('SIGTERM');
      await once(npm!, 'exit');
      expect(said()).toContain(ended);
      expect(isGone(npm!.pid!)).toBe(true);
      await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
    },
    LIMIT_MS,
  );

  it('reaches the program of every script that runs one until it is stopped', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of ['start', 'demo', 'dev', 'evenhand']) expect(scripts[name]).toMatch(/(^|&& )exec /);
  });
});
