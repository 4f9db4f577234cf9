import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { openDatabase } from '#db/client.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { templateFile } from '#test/db/templates.ts';
import { expectAllKept, openStudyToRate, rateAll, WANTED } from './ratingUnderFire.ts';
import { serve } from './serve.ts';

const KILLS = 3;

let folder: string;
let server: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-kill-'));
});
afterEach(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Calls `kill` at random moments while raters work. */
async function whileRating(acknowledged: readonly string[], kill: () => Promise<void>): Promise<void> {
  const random = createRandom('kills');
  for (let done = 1; done <= KILLS; done++) {
    const goal = Math.round((done * WANTED) / (KILLS + 2));
    while (acknowledged.length < goal) await sleep(5);
    await sleep(random.integer(40));
    await kill();
  }
}

it(
  'keeps every acknowledged judgment, once, when the server is killed again and again',
  async () => {
    const before = await openDatabase({ kind: 'embedded', folder, template: await templateFile() });
    const token = await openStudyToRate(before.db);
    await before.close();
    const port = await freePort();
    const environment = { EVENHAND_DATA: folder, DATABASE_URL: '' };
    server = await serve(port, environment);
    const acknowledged: string[] = [];
    const done = rateAll(`http://localhost:${port}/r/${token}`, acknowledged);
    const killing = whileRating(acknowledged, async () => {
      server!.kill('SIGKILL');
      await once(server!, 'exit');
      server = await serve(port, environment);
    });
    // Raters that give up would else be waited for in vain.
    await Promise.all([done, killing]);
    server.kill('SIGTERM');
    await once(server, 'exit');

    const { db, close } = await openDatabase({ kind: 'embedded', folder });
    await expectAllKept(db, acknowledged);
    await close();
  },
  scaled(180_000),
);

describe.skipIf(!process.env.TEST_DATABASE_URL)('on a PostgreSQL server', () => {
  it(
    'keeps every acknowledged judgment, once, when the database is killed again and again',
    async () => {
      const postgres = await startTemporaryPostgres();
      if (!('url' in postgres)) throw new Error(postgres.reason);
      try {
        const before = await openDatabase({ kind: 'server', url: postgres.url });
        const token = await openStudyToRate(before.db);
        await before.close();
        const port = await freePort();
        server = await serve(port, { EVENHAND_DATA: folder, DATABASE_URL: postgres.url });
        const acknowledged: string[] = [];
        const done = rateAll(`http://localhost:${port}/r/${token}`, acknowledged);
        const killing = whileRating(acknowledged, async () => {
          await postgres.kill();
          // What cannot be stored at the moment is the server's fault, and worth trying again.
          const response = await fetch(`http://localhost:${port}/r/${token}/next`);
          expect(response.status).toBe(503);
          expect(await response.json()).toMatchObject({ error: { code: 'unavailable' } });
          await postgres.restart();
        });
        await Promise.all([done, killing]);
        expect(server.exitCode).toBe(null);

        const { db, close } = await openDatabase({ kind: 'server', url: postgres.url });
        await expectAllKept(db, acknowledged);
        await close();
      } finally {
        server?.kill('SIGKILL');
        await postgres.stop();
      }
    },
    scaled(180_000),
  );
});
