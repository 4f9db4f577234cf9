import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase, type DatabaseOptions } from '#db/client.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { describeOnServer } from '#test/db/databases.ts';
import { templateFile } from '#test/db/templates.ts';
import { expectAllKept, openStudyToRate, rateAll, WANTED } from './ratingUnderFire.ts';
import { serve } from './serve.ts';

const STOPS = 3;
/** Servers start several times, on machines that have other work too. */
const LIMIT_MS = 660_000;

let folder: string;
let server: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-stop-'));
});
afterEach(() => {
  server?.kill('SIGKILL');
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

/** How requests fail from now on: a refused one was never taken, any other was cut. */
function watchRequests(): { answered: number; refused: number; cut: unknown[] } {
  const seen = { answered: 0, refused: 0, cut: [] as unknown[] };
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (...given: Parameters<typeof fetch>) => {
    try {
      const response = await real(...given);
      const body = await response.arrayBuffer();
      seen.answered += 1;
      return new Response(body.byteLength === 0 ? null : body, response);
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      if (code === 'ECONNREFUSED') seen.refused += 1;
      else seen.cut.push(error);
      throw error;
    }
  });
  return seen;
}

async function stopWhileRating(options: DatabaseOptions, environment: Record<string, string>): Promise<void> {
  const before = await openDatabase(options);
  const token = await openStudyToRate(before.db);
  await before.close();
  const port = await freePort();
  server = await serve(port, environment);
  const acknowledged: string[] = [];
  const seen = watchRequests();
  let rating = true;
  const done = rateAll(`http://localhost:${port}/r/${token}`, acknowledged).finally(() => (rating = false));
  for (let stops = 1; stops <= STOPS; stops++) {
    const goal = Math.round((stops * WANTED) / (STOPS + 2));
    while (rating && acknowledged.length < goal) await sleep(5);
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number | null];
    expect(code).toBe(0);
    server = await serve(port, environment);
  }
  await done;
  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(seen.cut).toEqual([]);
  expect(seen.answered).toBeGreaterThan(WANTED);
  const { db, close } = await openDatabase(options);
  await expectAllKept(db, acknowledged);
  await close();
}

it(
  'cuts no request when it is stopped under load, and has every acknowledged judgment',
  async () => {
    await stopWhileRating(
      { kind: 'embedded', folder, template: await templateFile() },
      { EVENHAND_DATA: folder, DATABASE_URL: '' },
    );
  },
  LIMIT_MS,
);

describeOnServer('stopping under load', (create) => {
  it(
    'cuts no request and has every acknowledged judgment',
    async () => {
      const { options, drop } = await create();
      if (options.kind !== 'server') throw new Error('a server');
      await stopWhileRating(options, { EVENHAND_DATA: folder, DATABASE_URL: options.url });
      await drop();
    },
    LIMIT_MS,
  );
});
