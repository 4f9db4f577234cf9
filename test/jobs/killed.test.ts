import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type DatabaseOptions } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { findLatestJob, insertJob } from '#db/queries/jobs.ts';
import { describeOnServer } from '#test/db/databases.ts';
import { templateFile } from '#test/db/templates.ts';
import { startProcess, type Started } from '#test/db/processes/start.ts';

const WORKER = '../../jobs/processes/worker.ts';

/** Many processes start one after another, on machines that have other work too. */
const LIMIT_MS = 600_000;

let folder: string;
const running: Started[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-jobs-'));
});
afterEach(async () => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** @param death how the process ends when it begins a job that may die */
function work(place: string, death?: string): Started {
  const started = startProcess(WORKER, place, ...(death === undefined ? [] : [death]));
  running.push(started);
  return started;
}

/** Waits until the process has begun the job; false where it does not, since the job is failed. */
async function begins(started: Started, name: string): Promise<void> {
  for (;;) if ((await started.nextLine()) === name) return;
}

async function ended({ child }: Started): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function within<T>(options: DatabaseOptions, act: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(options);
  try {
    return await act(db);
  } finally {
    await close();
  }
}

const put = (db: Database, name: string, unless?: string) =>
  insertJob(db, { kind: 'deadly', key: name, payload: { name, unless }, most_attempts: 3 });

/** As time passes for nobody who is dead. */
const letLeaseRunOut = (db: Database) =>
  db
    .updateTable('jobs')
    .set({ lease_until: new Date(0) })
    .where('state', '=', 'running')
    .execute();

describe('a data folder', () => {
  let template: string;
  beforeAll(async () => {
    template = await templateFile();
  });
  const options = () => ({ kind: 'embedded', folder, template }) as const;

  it(
    'fails a job that ends its process, by whatever way, after three times, and says why',
    async () => {
      await within(options(), (db) => put(db, 'dies'));
      for (const death of ['exit', 'abort', 'kill']) {
        const worker = work(folder, death);
        await begins(worker, 'dies');
        await ended(worker);
      }
      const last = work(folder);
      await begins(last, 'at work');
      last.child.kill('SIGTERM');
      await ended(last);
      const job = await within(options(), (db) => findLatestJob(db, 'deadly', 'dies'));
      expect(job).toMatchObject({ state: 'failed', attempts: 3, claims: 3, lease_until: null });
      expect(job!.error).toMatchObject({
        code: 'internal',
        reason: 'job-died',
        params: { job: job!.id, worker: expect.stringMatching(/.+:\d+/), attempts: 3, most: 3 },
      });
    },
    LIMIT_MS,
  );

  it(
    'takes no attempt off for an orderly stop, and goes on after a kill',
    async () => {
      const mended = path.join(folder, 'mended');
      await within(options(), (db) => put(db, 'waits', mended));
      for (let times = 0; times < 2; times++) {
        const worker = work(folder);
        await begins(worker, 'waits');
        worker.child.kill('SIGTERM');
        await ended(worker);
        expect(worker.child.exitCode).toBe(0);
      }
      const returned = await within(options(), (db) => findLatestJob(db, 'deadly', 'waits'));
      expect(returned).toMatchObject({ state: 'queued', attempts: 0, claims: 2 });

      const killed = work(folder);
      await begins(killed, 'waits');
      await killed.kill();
      await writeFile(mended, '');
      const last = work(folder);
      await begins(last, 'waits');
      last.child.kill('SIGTERM');
      await ended(last);
      const done = await within(options(), (db) => findLatestJob(db, 'deadly', 'waits'));
      expect(done).toMatchObject({ state: 'done', attempts: 2, claims: 4, error: null });
    },
    LIMIT_MS,
  );
});

describeOnServer('several processes on one server', (create) => {
  it(
    'fails a job that ends each process that takes it',
    async () => {
      const { options, drop } = await create();
      if (options.kind !== 'server') throw new Error('a server');
      await within(options, async (db) => {
        await put(db, 'dies');
        for (let times = 0; times < 3; times++) {
          const worker = work(options.url, 'kill');
          await begins(worker, 'dies');
          await ended(worker);
          expect(await findLatestJob(db, 'deadly', 'dies')).toMatchObject({
            state: 'running',
            attempts: times + 1,
          });
          await letLeaseRunOut(db);
        }
        const last = work(options.url);
        await expect
          .poll(async () => (await findLatestJob(db, 'deadly', 'dies'))?.state, { timeout: 30_000 })
          .toBe('failed');
        last.child.kill('SIGTERM');
        await ended(last);
        expect(await findLatestJob(db, 'deadly', 'dies')).toMatchObject({
          attempts: 3,
          error: { reason: 'job-died', params: { attempts: 3, most: 3 } },
        });
      });
      await drop();
    },
    LIMIT_MS,
  );

  it(
    'hands a job on when its process is stopped or killed, at the price of the kill alone',
    async () => {
      const { options, drop } = await create();
      if (options.kind !== 'server') throw new Error('a server');
      const mended = path.join(folder, 'mended');
      await within(options, async (db) => {
        await put(db, 'waits', mended);
        const first = work(options.url);
        await begins(first, 'waits');
        const second = work(options.url);
        await begins(second, 'at work');
        first.child.kill('SIGTERM');
        await begins(second, 'waits');
        expect(await findLatestJob(db, 'deadly', 'waits')).toMatchObject({ attempts: 1, claims: 2 });
        await second.kill();
        await writeFile(mended, '');
        await letLeaseRunOut(db);
        const third = work(options.url);
        await begins(third, 'waits');
        await expect
          .poll(async () => (await findLatestJob(db, 'deadly', 'waits'))?.state, { timeout: 30_000 })
          .toBe('done');
        expect(await findLatestJob(db, 'deadly', 'waits')).toMatchObject({ attempts: 2, claims: 3 });
        third.child.kill('SIGTERM');
        await ended(third);
      });
      await drop();
    },
    LIMIT_MS,
  );
});
