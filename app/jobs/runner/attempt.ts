import { AppError, errorData, isAppError } from '#app/core/shared/errors.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { JobCancelled, type JobRegistration } from '#app/jobs/definitions/job.ts';
import type { Log } from '#app/log/log.ts';
import type { Database } from '#db/database.ts';
import { settleJob, type Outcome } from '#db/queries/jobs.ts';
import type { Row } from '#db/schema.ts';
import { keepLease } from './lease.ts';
import { backoffMs } from './patience.ts';

/** Failures that another attempt may mend. */
const RETRYABLE = new Set<string>(['unavailable', 'internal']);
/** Problems beyond these are in the tables that they are about. */
const MOST_PROBLEMS = 100;
/** How long a process that is to end still tries to give its job back. */
const MOST_PATIENCE_AT_THE_END_MS = 5_000;

export interface AttemptOptions {
  readonly log: Log;
  /** Aborts when this process is to end. */
  readonly stopping: AbortSignal;
  /** After how many seconds an attempt that failed is followed by the next one. */
  readonly retryAfterSeconds: (attempts: number) => number;
}

/** Does a claimed job once and stores how it ended. Never throws. */
export async function attempt(
  db: Database,
  job: Row<'jobs'>,
  entry: JobRegistration,
  { log, stopping, retryAfterSeconds }: AttemptOptions,
): Promise<void> {
  const jobLog = log.child({ job: job.id, kind: job.kind, key: job.key, attempt: job.attempts });
  const started = performance.now();
  jobLog.info('job started');
  const lease = keepLease(db, job, jobLog);
  let outcome: Outcome;
  try {
    const signal = AbortSignal.any([lease.signal, stopping]);
    // Stopped while the job was being claimed: its handler would wait for an abort that is over.
    signal.throwIfAborted();
    await entry.handle(payloadOf(job, entry), {
      signal,
      report: (value) => lease.report(value),
      kept: () => lease.forgive(),
    });
    outcome = { state: 'done' };
  } catch (error) {
    if (stopping.aborted) outcome = { state: 'returned' };
    else if (error instanceof JobCancelled || lease.signal.aborted) {
      // The row is somebody else's by now: nothing to settle.
      jobLog.info({ reason: (lease.signal.reason as Error | undefined)?.message }, 'job given up');
      await lease.end();
      return;
    } else {
      const attempts = lease.forgiven ? 1 : job.attempts;
      outcome = failureOf(
        error,
        { ...job, attempts },
        entry.definition.retryAfterSeconds ?? retryAfterSeconds,
      );
      // What is explained to whoever started the work is no fault of the installation's.
      const level = isExplained(error) ? (RETRYABLE.has(error.code) ? 'warn' : 'info') : 'error';
      jobLog[level]({ err: error, outcome: outcome.state }, 'job failed');
    }
  }
  await lease.end();
  if (await settle(db, job, outcome, { log: jobLog, stopping })) {
    jobLog.info({ outcome: outcome.state, ms: Math.round(performance.now() - started) }, 'job ended');
  }
}

function payloadOf(job: Row<'jobs'>, { definition }: JobRegistration): unknown {
  const parsed = definition.payload.safeParse(job.payload);
  if (parsed.success) return parsed.data;
  throw new AppError('job-of-another-version', { job: job.id, kind: job.kind }, { cause: parsed.error });
}

function isExplained(error: unknown): error is AppError {
  return isAppError(error) && error.code !== 'internal';
}

function failureOf(
  error: unknown,
  job: Row<'jobs'>,
  retryAfterSeconds: AttemptOptions['retryAfterSeconds'],
): Outcome {
  const told = errorData(
    isExplained(error) ? error : new AppError('defect-in-job', { job: Number(job.id) }),
    MOST_PROBLEMS,
  );
  const last = !RETRYABLE.has(told.code) || job.attempts >= job.most_attempts;
  return last
    ? { state: 'failed', error: told }
    : {
        state: 'retry',
        error: told,
        attempts: job.attempts,
        afterSeconds: retryAfterSeconds(job.attempts),
      };
}

/** Stores the outcome, and tries on while the database does not answer. False where it could not be stored. */
async function settle(
  db: Database,
  job: Row<'jobs'>,
  outcome: Outcome,
  { log, stopping }: { log: Log; stopping: AbortSignal },
): Promise<boolean> {
  let stoppedSince: number | undefined;
  for (let failures = 1; ; failures++) {
    try {
      const ours = await settleJob(db, job, outcome);
      if (!ours) log.warn({ outcome: outcome.state }, 'the job was taken over or cancelled before it ended');
      return ours;
    } catch (error) {
      if (failures === 1) {
        log.error({ err: error, outcome: outcome.state }, 'how the job ended could not be stored; trying on');
      }
      if (stopping.aborted) stoppedSince ??= performance.now();
      if (stoppedSince !== undefined && performance.now() - stoppedSince > MOST_PATIENCE_AT_THE_END_MS) {
        log.error('the database stays away: the job goes to the next process when its lease runs out');
        return false;
      }
      await sleep(backoffMs(failures, 100, 1_000));
    }
  }
}
