import { AppError, errorData } from '#app/core/shared/errors.ts';
import os from 'node:os';
import { sql } from 'kysely';
import type { JobRegistration } from '#app/jobs/definitions/job.ts';
import type { Log } from '#app/log/log.ts';
import type { Database } from '#db/database.ts';
import { claimJob, failExhaustedJobs, failWaitingJob, listUnknownJobs } from '#db/queries/jobs.ts';
import { attempt } from './attempt.ts';
import { backoffMs, createPause, type Pause } from './patience.ts';

const IDLE_POLL_MS = 2_000;
const MOST_WAIT_MS = 30_000;
/** After the database was away, workers that lived on renew their leases before anyone takes their jobs over. */
const GRACE_MS = 3_000;

export interface LoopOptions {
  readonly log: Log;
  readonly pause: Pause;
  readonly stopping: AbortSignal;
  /** No other process can have the database open. */
  readonly ownsDatabase: boolean;
  /** The kinds that this process does, here or in another lane; null where another lane looks at unknown ones. */
  readonly known: readonly string[] | null;
  /** Gives back what a process left that was killed; done once, before anything is taken. */
  readonly release: () => Promise<void>;
  readonly retryAfterSeconds: (attempts: number) => number;
}

/**
 * Takes jobs and does them, one after another, until it is stopped. A database that fails is logged once, asked again
 * after growing pauses, and its return is logged too. Never throws.
 */
export async function workThrough(
  db: Database,
  byKind: ReadonlyMap<string, JobRegistration>,
  options: LoopOptions,
): Promise<void> {
  const { log, pause, stopping } = options;
  const claimer = { worker: `${os.hostname()}:${process.pid}`, kinds: [...byKind.keys()] };
  const warned = new Set<number>();
  let failures = 0;

  async function take() {
    await options.release();
    for (const job of await failExhaustedJobs(db)) {
      log.error(
        { job: job.id, kind: job.kind, key: job.key, worker: job.worker },
        'job failed: its process died',
      );
    }
    const job = await claimJob(db, claimer);
    if (job === undefined) await lookAtUnknown();
    return job;
  }

  /** What another version put in: where other processes may know it, it is left to them. */
  async function lookAtUnknown() {
    if (options.known === null) return;
    const unknown = (await listUnknownJobs(db, options.known)).filter(({ id }) => !warned.has(id));
    if (unknown.length === 0) return;
    for (const { id, kind } of unknown) {
      warned.add(id);
      log.warn({ job: id, kind }, 'a job waits of a kind that this version does not know');
    }
    if (!options.ownsDatabase) return;
    for (const { id, kind } of unknown) {
      await failWaitingJob(db, id, errorData(new AppError('job-kind-unknown', { kind })));
    }
  }

  async function comeBack() {
    await sql`select 1`.execute(db);
    log.info({ failures }, 'the queue of jobs can be read again');
    failures = 0;
    if (!options.ownsDatabase) await createPause(stopping).wait(GRACE_MS);
  }

  while (!stopping.aborted) {
    let job;
    try {
      if (failures > 0) await comeBack();
      if (stopping.aborted) break;
      job = await take();
    } catch (error) {
      failures += 1;
      if (failures === 1) log.error({ err: error }, 'the queue of jobs cannot be read; trying on');
      await pause.wait(backoffMs(failures, 500, MOST_WAIT_MS));
      continue;
    }
    if (job === undefined) await pause.wait(IDLE_POLL_MS);
    else await attempt(db, job, byKind.get(job.kind)!, options);
  }
}
