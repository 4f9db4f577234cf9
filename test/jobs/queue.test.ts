import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#app/core/shared/errors.ts';
import { handles, type JobControl, type JobDefinition } from '#app/jobs/definitions/job.ts';
import { createLog } from '#app/log/log.ts';
import { createJobQueue, type JobQueue } from '#app/jobs/runner/queue.ts';
import type { Database } from '#db/database.ts';
import { claimJob, insertJob, keepJob } from '#db/queries/jobs.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const definition: JobDefinition<{ name: string }> = {
  kind: 'test',
  payload: z.object({ name: z.string() }),
  key: ({ name }) => name,
  mostAttempts: 3,
};

const SILENT = createLog({ level: 'silent' });
const CLAIMER = { worker: 'here:1', kinds: ['test'] };

describeOnEachDatabase('job queue', (open) => {
  let db: Database;
  const queues: JobQueue[] = [];
  beforeEach(async () => {
    db = await open();
  });
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  });

  function queueWith(
    handle: (payload: { name: string }, control: JobControl) => Promise<void>,
    ownsDatabase = false,
  ): JobQueue {
    const queue = createJobQueue(db, [handles(definition, handle)], {
      ownsDatabase,
      log: SILENT,
      retryAfterSeconds: () => 0,
    });
    queues.push(queue);
    return queue;
  }

  it('runs a job once, however often it is asked for while unfinished', async () => {
    let runs = 0;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const queue = queueWith(async () => {
      runs += 1;
      await finished;
    });
    await Promise.all(Array.from({ length: 5 }, () => queue.enqueue(definition, { name: 'a' })));
    await queue.start();
    while (runs === 0) await sleep(5);
    await queue.enqueue(definition, { name: 'a' });
    finish();
    await queue.wait(definition, { name: 'a' });
    expect(runs).toBe(1);
    await queue.enqueue(definition, { name: 'a' });
    await queue.wait(definition, { name: 'a' });
    expect(runs).toBe(2);
  });

  it('is asked for as often as anybody likes', async () => {
    // From the fifth time on PostgreSQL may plan a prepared statement without looking at its values.
    const queue = queueWith(async () => {});
    for (let times = 0; times < 12; times++) await queue.enqueue(definition, { name: 'a' });
    expect(await db.selectFrom('jobs').select('key').execute()).toEqual([{ key: 'a' }]);
  });

  it('tries a busy resource again, and gives up on wrong input at once', async () => {
    const attempts: Record<string, number> = { busy: 0, wrong: 0 };
    const queue = queueWith(async ({ name }) => {
      attempts[name]! += 1;
      if (name === 'wrong') throw new AppError('judgments-empty');
      if (attempts.busy! < 3) throw new AppError('no-connection');
    });
    await queue.start();
    await queue.enqueue(definition, { name: 'busy' });
    await queue.wait(definition, { name: 'busy' });
    expect(attempts.busy).toBe(3);
    await queue.enqueue(definition, { name: 'wrong' });
    await expect(queue.wait(definition, { name: 'wrong' })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'judgments-empty',
    });
    expect(attempts.wrong).toBe(1);
  });

  it('gives a job back when it is stopped, and another queue goes on with it', async () => {
    const first = queueWith(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await first.start();
    await first.enqueue(definition, { name: 'a' });
    await expect.poll(async () => (await first.status(definition, { name: 'a' }))?.state).toBe('running');
    await first.stop();
    let done = false;
    const second = queueWith(async () => {
      done = true;
    });
    await second.start();
    await second.wait(definition, { name: 'a' });
    expect(done).toBe(true);
  });

  it('lets whoever waits go when they are interrupted, and leaves the job alone', async () => {
    const queue = queueWith(async () => {});
    await queue.enqueue(definition, { name: 'a' });
    const control = new AbortController();
    const waiting = queue.wait(definition, { name: 'a' }, { signal: control.signal });
    control.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    await queue.start();
    await queue.wait(definition, { name: 'a' });
  });

  it('aborts a cancelled job', async () => {
    let aborted = false;
    const queue = queueWith(
      (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          }),
        ),
    );
    await queue.start();
    await queue.enqueue(definition, { name: 'a' });
    await expect.poll(async () => (await queue.status(definition, { name: 'a' }))?.state).toBe('running');
    expect(await queue.cancel(definition, { name: 'a' })).toEqual({ held: true });
    await expect.poll(() => aborted, { timeout: 5000 }).toBe(true);
    await expect(queue.wait(definition, { name: 'a' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes up a killed process’s job at once where it owns the database', async () => {
    await insertJob(db, { kind: 'test', key: 'a', payload: { name: 'a' }, most_attempts: 3 });
    await claimJob(db, CLAIMER);
    let done = false;
    const queue = queueWith(async () => {
      done = true;
    }, true);
    await queue.start();
    await queue.wait(definition, { name: 'a' });
    expect(done).toBe(true);
  });

  it('hands a job to one claimer only, and takes it from one whose lease ran out', async () => {
    await insertJob(db, { kind: 'test', key: 'a', payload: { name: 'a' }, most_attempts: 3 });
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimJob(db, CLAIMER)));
    const claimed = claims.filter((job) => job !== undefined);
    expect(claimed).toHaveLength(1);
    await db
      .updateTable('jobs')
      .set({ lease_until: new Date(Date.now() - 1000) })
      .execute();
    const taken = await claimJob(db, CLAIMER);
    expect(taken?.id).toBe(claimed[0]!.id);
    expect(await keepJob(db, claimed[0]!, null)).toBe(false);
    expect(await keepJob(db, taken!, null)).toBe(true);
  });
});
