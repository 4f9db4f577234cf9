import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#app/log/log.ts';
import { createMetrics } from '#app/server/metrics.ts';
import { serveOperations } from '#app/server/operations.ts';
import { createReadiness } from '#app/server/readiness.ts';
import { openDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { insertJob } from '#db/queries/jobs.ts';
import { describeOnEachDatabase, describeOnEachServer } from '#test/db/databases.ts';

const log = createLog({ level: 'silent' });
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Given {
  readonly token?: string;
  readonly dataFolder?: string;
  readonly leastFreeBytes?: number;
  readonly draining?: boolean;
}

async function serve(db: Database, given: Given = {}): Promise<string> {
  const { dataFolder = tmpdir(), leastFreeBytes = 0, draining = false, token } = given;
  const { port, close } = await serveOperations({
    host: '127.0.0.1',
    port: 0,
    token,
    metrics: createMetrics(db, () => 'unknown', log),
    readiness: createReadiness({ db, dataFolder, leastFreeBytes, log, draining: () => draining }),
  });
  closing.push(close);
  return `http://127.0.0.1:${port}`;
}

const ask = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as unknown };
};

describeOnEachDatabase('health and metrics', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('is alive and ready', async () => {
    const url = await serve(db, { dataFolder: path.join(tmpdir(), 'not', 'made', 'yet') });
    expect(await ask(`${url}/health`)).toEqual({ status: 200, body: { status: 'alive' } });
    expect(await ask(`${url}/ready`)).toEqual({ status: 200, body: { status: 'ready', obstacles: [] } });
  });

  it.each([
    ['draining', { draining: true }, 'The process is shutting down.'],
    ['disk', { leastFreeBytes: 2 ** 62 }, 'MiB is the least (EVENHAND_LEAST_DISK)'],
  ])('is not ready: %s', async (check, given, reason) => {
    const url = await serve(db, given);
    expect(await ask(`${url}/ready`)).toEqual({
      status: 503,
      body: { status: 'not ready', obstacles: [{ check, reason: expect.stringContaining(reason) }] },
    });
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it('is not ready before the database has the tables of this version', async () => {
    const url = await serve(db);
    const row = await sql<{ name: string; timestamp: string }>`
      delete from kysely_migration where name = '0012_job_claims' returning name, timestamp`.execute(db);
    try {
      expect(await ask(`${url}/ready`)).toMatchObject({
        status: 503,
        body: { obstacles: [{ check: 'migrations', reason: expect.stringContaining('0012_job_claims') }] },
      });
    } finally {
      const { name, timestamp } = row.rows[0]!;
      await sql`insert into kysely_migration (name, timestamp) values (${name}, ${timestamp})`.execute(db);
    }
  });

  it('counts jobs by kind and state, and says how long the oldest has waited', async () => {
    for (const key of ['a', 'b']) {
      await insertJob(db, { kind: 'test', key, payload: {}, most_attempts: 3 });
    }
    await sql`update jobs set created_at = now() - interval '1 hour' where key = 'a'`.execute(db);
    const url = await serve(db);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain;.* version=0\.0\.4/);
    const text = await response.text();
    expect(text).toContain('evenhand_jobs{kind="test",state="queued"} 2');
    expect(Number(/evenhand_oldest_waiting_job_seconds\{kind="test"\} (.+)/.exec(text)?.[1])).toBeGreaterThan(
      3599,
    );
    expect(text).toContain('evenhand_raters_at_work 0');
    expect(text).toContain('evenhand_database_reachable 1');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('gives metrics to who has the token, where one is set', async () => {
    const token = 'of-sixteen-letters-or-more';
    const url = await serve(db, { token });
    const status = async (authorization?: string) =>
      (await fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } }))
        .status;
    expect(await status()).toBe(401);
    expect(await status('Bearer another')).toBe(401);
    expect(await status(`Basic ${token}`)).toBe(401);
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  });
});

describeOnEachServer('without a database', (create) => {
  it('is alive, not ready, and still counts what it can', async () => {
    const { options, drop } = await create();
    const { db, close } = await openDatabase(options);
    const url = await serve(db);
    await close();
    await drop();
    const ready = await ask(`${url}/ready`);
    expect(ready).toMatchObject({ status: 503, body: { obstacles: [{ check: 'database' }] } });
    expect(JSON.stringify(ready)).not.toMatch(/postgres|127\.0\.0\.1/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('evenhand_database_reachable 0');
    expect(text).not.toMatch(/^evenhand_(?:raters_at_work|jobs\{)/m);
  });
});

describe('a taken port', () => {
  it('is said with the setting that chooses another', async () => {
    const db = null as unknown as Database;
    const port = Number(new URL(await serve(db)).port);
    const metrics = createMetrics(db, () => 'unknown', log);
    const again = {
      host: '127.0.0.1',
      port,
      token: undefined,
      metrics,
      readiness: () => Promise.resolve([]),
    };
    await expect(serveOperations(again)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('EVENHAND_OPERATIONS_PORT'),
    });
  });
});
