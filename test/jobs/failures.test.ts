import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#app/core/shared/errors.ts';
import { handles, type JobControl, type JobDefinition } from '#app/jobs/definitions/job.ts';
import { createJobQueue, type JobQueue } from '#app/jobs/runner/queue.ts';
import { createLog } from '#app/log/log.ts';
import { openDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { claimJob, findLatestJob, insertJob, keepJob, settleJob } from '#db/queries/jobs.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

interface Payload {
  readonly name: string;
}
const definition: JobDefinition<Payload> = {
  kind: 'test',
  payload: z.object({ name: z.string() }),
  key: ({ name }) => name,
  mostAttempts: 3,
};
const CLAIMER = { worker: 'here:1', kinds: ['test'] };
const job = { kind: 'test', key: 'a', payload: { name: 'a' }, most_attempts: 3 };

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly job?: number;
  readonly err?: { readonly message: string; readonly stack?: string };
}

const queues: JobQueue[] = [];
const lines: Line[] = [];
const errors = () => lines.filter(({ level }) => level === 'error');
beforeEach(() => {
  lines.length = 0;
});
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
});

type Handle = (payload: Payload, control: JobControl) => Promise<void>;

function queueWith(db: Database, handle: Handle, options: { owns?: boolean; wait?: number } = {}): JobQueue {
  const queue = createJobQueue(db, [handles(definition, handle)], {
    ownsDatabase: options.owns ?? false,
    log: createLog({ level: 'debug', short: false, write: (line) => lines.push(JSON.parse(line) as Line) }),
    retryAfterSeconds: () => options.wait ?? 0,
  });
  queues.push(queue);
  return queue;
}

const untilAborted: Handle = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describeOnEachDatabase('what goes wrong with jobs', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const latest = () => findLatestJob(db, 'test', 'a');

  it('tries a defect again, then fails it, with stack and number in the log and the number in the message', async () => {
    let tries = 0;
    const queue = queueWith(db, async () => {
      tries += 1;
      throw new TypeError('a defect');
    });
    await queue.start();
    await queue.enqueue(definition, { name: 'a' });
    const { id } = (await latest())!;
    await expect(queue.wait(definition, { name: 'a' })).rejects.toMatchObject({
      code: 'internal',
      message: `A defect stopped the work; the log has the details under job ${id}.`,
    });
    expect(tries).toBe(3);
    expect(errors().map(({ job: number, err }) => [number, err?.message])).toEqual(
      Array(3).fill([id, 'a defect']),
    );
    expect(errors()[0]!.err!.stack).toContain('failures.test.ts');
  });

  it('waits before it tries again, and not when somebody asks anew', async () => {
    let tries = 0;
    const queue = queueWith(
      db,
      async () => {
        tries += 1;
        if (tries === 1) throw new AppError('nothing-listens');
      },
      { wait: 3600 },
    );
    await queue.start();
    await queue.enqueue(definition, { name: 'a' });
    await expect.poll(async () => (await latest())?.error).toMatchObject({ code: 'unavailable' });
    const waiting = (await latest())!;
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1 });
    expect(waiting.not_before.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    expect(await claimJob(db, CLAIMER)).toBe(undefined);
    await queue.enqueue(definition, { name: 'a' });
    await queue.wait(definition, { name: 'a' });
    expect(tries).toBe(2);
  });

  it('costs an attempt to be killed, none to be stopped', async () => {
    await insertJob(db, job);
    await claimJob(db, CLAIMER);
    for (let times = 0; times < 5; times++) {
      const queue = queueWith(db, untilAborted, { owns: true });
      await queue.start();
      await expect
        .poll(async () => (await latest())?.state === 'running' && (await latest())?.claims)
        .toBe(times + 2);
      expect((await latest())?.attempts).toBe(2);
      await queue.stop();
      expect(await latest()).toMatchObject({ state: 'queued', attempts: 1, lease_until: null });
    }
  });

  it('counts anew from an attempt that stored something of the work', async () => {
    let left = 7;
    const queue = queueWith(db, async (_, { kept }) => {
      left -= 1;
      kept!();
      if (left > 0) throw new AppError('no-connection');
    });
    await queue.start();
    await queue.enqueue(definition, { name: 'a' });
    await queue.wait(definition, { name: 'a' });
    expect(left).toBe(0);
    expect(await latest()).toMatchObject({ state: 'done', claims: 7 });
  });

  it('stores at the next beat that an attempt counts as the first, for the case that its process dies', async () => {
    await insertJob(db, job);
    const claim = (await claimJob(db, CLAIMER))!;
    await db.updateTable('jobs').set({ attempts: 3 }).execute();
    expect(await keepJob(db, claim, null, true)).toBe(true);
    expect(await latest()).toMatchObject({ attempts: 1 });
  });

  it('never takes a job beyond its attempts, and fails it once its lease has run out', async () => {
    await insertJob(db, job);
    await db
      .updateTable('jobs')
      .set({ state: 'running', attempts: 51, lease_until: new Date(0) })
      .execute();
    let ran = false;
    const queue = queueWith(db, async () => void (ran = true));
    await queue.start();
    await expect(queue.wait(definition, { name: 'a' })).rejects.toMatchObject({
      message: expect.stringContaining('ended without a word, at attempt 51 of 3'),
    });
    expect(ran).toBe(false);
  });

  it('leaves a job to a worker that lives, however many attempts it has cost', async () => {
    await insertJob(db, job);
    for (let claims = 0; claims < 3; claims++) {
      await claimJob(db, CLAIMER);
      await db
        .updateTable('jobs')
        .set({ lease_until: new Date(claims < 2 ? 0 : Date.now() + 30_000) })
        .execute();
    }
    const queue = queueWith(db, async () => {});
    await queue.start();
    await queue.enqueue(definition, { name: 'b' });
    await queue.wait(definition, { name: 'b' });
    expect(await latest()).toMatchObject({ state: 'running', attempts: 3 });
  });

  it('lets an old worker change nothing of a job that was taken over', async () => {
    await insertJob(db, job);
    const old = (await claimJob(db, CLAIMER))!;
    await db
      .updateTable('jobs')
      .set({ lease_until: new Date(0) })
      .execute();
    const taken = (await claimJob(db, CLAIMER))!;
    await settleJob(db, taken, { state: 'returned' });
    const present = (await claimJob(db, CLAIMER))!;
    expect([old.attempts, taken.attempts, present.attempts]).toEqual([1, 2, 2]);
    expect(await settleJob(db, old, { state: 'done' })).toBe(false);
    expect(await settleJob(db, taken, { state: 'returned' })).toBe(false);
    expect(await latest()).toMatchObject({ state: 'running', claims: 3 });
  });

  it('aborts the work whose job was taken over, without a word in its row', async () => {
    let reason: unknown;
    const queue = queueWith(db, async (payload, control) => {
      await untilAborted(payload, control).catch((error: unknown) => {
        reason = error;
        throw error;
      });
    });
    await queue.start();
    await queue.enqueue(definition, { name: 'a' });
    await expect.poll(async () => (await latest())?.state).toBe('running');
    await db
      .updateTable('jobs')
      .set({ claims: 7, lease_until: new Date(Date.now() + 30_000) })
      .execute();
    await expect.poll(() => reason, { timeout: 10_000 }).toMatchObject({ code: 'conflict' });
    expect(await latest()).toMatchObject({ state: 'running', claims: 7, error: null });
  });

  it('keeps a cancelled job cancelled, whatever its work ends with', async () => {
    for (const end of ['done', 'failed'] as const) {
      let go = () => {};
      const queue = queueWith(db, async () => {
        await new Promise<void>((resolve) => (go = resolve));
        if (end === 'failed') throw new AppError('judgments-empty');
      });
      await queue.start();
      await queue.enqueue(definition, { name: 'a' });
      await expect.poll(async () => (await latest())?.state).toBe('running');
      expect(await queue.cancel(definition, { name: 'a' })).toEqual({ held: true });
      go();
      await queue.stop();
      expect(await latest()).toMatchObject({ state: 'cancelled', error: null });
      expect(await queue.cancel(definition, { name: 'a' })).toBeNull();
    }
  });

  it('cancels a job that waits', async () => {
    const queue = queueWith(db, async () => {});
    await queue.enqueue(definition, { name: 'a' });
    expect(await queue.cancel(definition, { name: 'a' })).toEqual({ held: false });
    await queue.start();
    await queue.enqueue(definition, { name: 'b' });
    await queue.wait(definition, { name: 'b' });
    expect(await latest()).toMatchObject({ state: 'cancelled', claims: 0 });
  });

  it('leaves a kind that it does not know to other processes, and fails it where there are none', async () => {
    await insertJob(db, { ...job, kind: 'of a newer version' });
    const shared = queueWith(db, async () => {});
    await shared.start();
    await expect
      .poll(() => lines.map(({ msg }) => msg))
      .toContain('a job waits of a kind that this version does not know');
    await shared.enqueue(definition, { name: 'a' });
    await shared.wait(definition, { name: 'a' });
    await shared.stop();
    expect(await findLatestJob(db, 'of a newer version', 'a')).toMatchObject({ state: 'queued', claims: 0 });

    const alone = queueWith(db, async () => {}, { owns: true });
    await alone.start();
    await expect
      .poll(async () => await findLatestJob(db, 'of a newer version', 'a'))
      .toMatchObject({
        state: 'failed',
        error: { reason: 'job-kind-unknown', params: { kind: 'of a newer version' } },
      });
  });

  it('fails a job at once whose payload another version wrote', async () => {
    await insertJob(db, { ...job, payload: { called: 'a' } });
    const queue = queueWith(db, async () => {});
    await queue.start();
    await expect(queue.wait(definition, { name: 'a' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await latest())?.attempts).toBe(1);
  });
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('a PostgreSQL server that dies', () => {
  it('is told of, waited for and come back to; what a job ended with meanwhile is stored', async () => {
    const postgres = await startTemporaryPostgres();
    if (!('url' in postgres)) throw new Error(postgres.reason);
    try {
      const { db, close } = await openDatabase({ kind: 'server', url: postgres.url });
      let finish = () => {};
      const queue = queueWith(db, async ({ name }) => {
        if (name === 'a') await new Promise<void>((resolve) => (finish = resolve));
      });
      await queue.start();
      await queue.enqueue(definition, { name: 'a' });
      await expect.poll(async () => (await findLatestJob(db, 'test', 'a'))?.state).toBe('running');
      await postgres.kill();
      finish();
      await expect
        .poll(() => errors().map(({ msg }) => msg), { timeout: 10_000 })
        .toContain('how the job ended could not be stored; trying on');
      await postgres.restart();
      await queue.wait(definition, { name: 'a' });
      expect(await findLatestJob(db, 'test', 'a')).toMatchObject({ state: 'done', attempts: 1 });

      await postgres.kill();
      await expect
        .poll(() => errors().map(({ msg }) => msg), { timeout: 30_000 })
        .toContain('the queue of jobs cannot be read; trying on');
      expect(errors().at(-1)!.err!.stack).toBeTypeOf('string');
      await postgres.restart();
      await queue.enqueue(definition, { name: 'b' });
      await queue.wait(definition, { name: 'b' });
      expect(lines.map(({ msg }) => msg)).toContain('the queue of jobs can be read again');

      // An end while the database is away: no crash, no hanging.
      const stuck = queueWith(db, untilAborted);
      await stuck.start();
      await stuck.enqueue(definition, { name: 'c' });
      await expect.poll(async () => (await findLatestJob(db, 'test', 'c'))?.state).toBe('running');
      await postgres.kill();
      await Promise.all(queues.splice(0).map((each) => each.stop()));
      expect(errors().map(({ msg }) => msg)).toContain(
        'the database stays away: the job goes to the next process when its lease runs out',
      );
      await close();
    } finally {
      await postgres.stop();
    }
  });
});
