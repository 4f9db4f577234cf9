import { AppError } from '#app/core/shared/errors.ts';
import { JobCancelled, type JobProgress } from '#app/jobs/definitions/job.ts';
import type { Log } from '#app/log/log.ts';
import type { Database } from '#db/database.ts';
import { findJob, keepJob, type Claim } from '#db/queries/jobs.ts';

const KEEP_EVERY_MS = 1_000;

export interface Lease {
  /** Aborts when the job is cancelled or another process has taken it over. */
  readonly signal: AbortSignal;
  /** Stored with the next beat. */
  report(progress: JobProgress): void;
  /** Lets this attempt count as the job's first; stored with the next beat. */
  forgive(): void;
  /** Whether it does. */
  readonly forgiven: boolean;
  /** Stops renewing, and waits for a renewal under way. */
  end(): Promise<void>;
}

/** Renews a claim every second. A database that does not answer is no reason to drop the work. */
export function keepLease(db: Database, claim: Claim, log: Log): Lease {
  const control = new AbortController();
  let progress: JobProgress | null = null;
  let forgiven = false;
  let missed = 0;
  let beating: Promise<void> | undefined;

  async function beat(): Promise<void> {
    const latest = progress;
    try {
      if (await keepJob(db, claim, latest, forgiven)) {
        if (progress === latest) progress = null;
        missed = 0;
        return;
      }
      const cancelled = (await findJob(db, claim.id))?.state === 'cancelled';
      control.abort(cancelled ? new JobCancelled() : new AppError('job-taken-over'));
    } catch (error) {
      missed += 1;
      if (missed === 1) log.warn({ err: error }, 'the lease of a job could not be renewed; trying on');
    }
  }

  const timer = setInterval(() => {
    if (control.signal.aborted) return;
    beating ??= beat().finally(() => (beating = undefined));
  }, KEEP_EVERY_MS);
  return {
    signal: control.signal,
    report: (value) => (progress = value),
    forgive: () => (forgiven = true),
    get forgiven() {
      return forgiven;
    },
    async end() {
      clearInterval(timer);
      await beating;
    },
  };
}
