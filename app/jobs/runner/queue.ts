import { isAppError, AppError, type Problem } from '#app/core/shared/errors.ts';
import {
  JobCancelled,
  type JobDefinition,
  type JobProgress,
  type JobRegistration,
} from '#app/jobs/definitions/job.ts';
import type { Database } from '#db/database.ts';
import {
  cancelJob,
  claimJob,
  findJob,
  findLatestJob,
  insertJob,
  keepJob,
  releaseRunningJobs,
  settleJob,
} from '#db/queries/jobs.ts';
import type { Row } from '#db/schema.ts';

/** A job as pages and commands see it. */
export interface JobStatus {
  readonly state: Row<'jobs'>['state'];
  readonly progress: JobProgress | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** The first of them, where there are several faults. */
    readonly problems?: readonly Problem[];
  } | null;
}

/**
 * Background work in the study's own database: a job is a leased row, so that a killed process's job is taken
 * up by the next one, and handlers go on where the last attempt stopped (docs/decisions/0007-jobs.md).
 */
export interface JobQueue {
  enqueue<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<void>;
  status<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<JobStatus | null>;
  /** Resolves when no unfinished job of this kind and key is left; throws what made it fail. */
  wait<Payload>(
    definition: JobDefinition<Payload>,
    payload: Payload,
    onProgress?: (progress: JobProgress) => void,
  ): Promise<void>;
  cancel<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<boolean>;
  /** Begins to work; without it, this process only puts jobs in. */
  start(): Promise<void>;
  /** Aborts what runs, gives its job back and waits until it has let go. */
  stop(): Promise<void>;
}

const IDLE_POLL_MS = 2_000;
const KEEP_EVERY_MS = 1_000;
/** Problems beyond these are in the tables that they are about. */
const MOST_PROBLEMS = 100;

/**
 * @param options.ownsDatabase true where no other process can have the database open (embedded): jobs left
 *   running by a killed process are taken up at once instead of after their lease
 */
export function createJobQueue(
  db: Database,
  registered: readonly JobRegistration[],
  options: { ownsDatabase: boolean; log?: (line: string) => void },
): JobQueue {
  const byKind = new Map(registered.map((entry) => [entry.definition.kind, entry]));
  const stopping = new AbortController();
  let wake: () => void = () => {};
  let loop: Promise<void> | undefined;

  async function runOne(job: Row<'jobs'>): Promise<void> {
    const entry = byKind.get(job.kind);
    if (entry === undefined) {
      await settleJob(db, job.id, job.attempts, {
        state: 'failed',
        error: { code: 'internal', message: `No handler for jobs of kind "${job.kind}" in this version.` },
      });
      return;
    }
    const control = new AbortController();
    const signal = AbortSignal.any([control.signal, stopping.signal]);
    let progress: JobProgress | null = null;
    let keeping = Promise.resolve();
    const timer = setInterval(() => {
      const latest = progress;
      progress = null;
      keeping = keeping
        .then(() => keepJob(db, job.id, job.attempts, latest))
        .then(async (ours) => {
          if (ours) return;
          const cancelled = (await findJob(db, job.id))?.state === 'cancelled';
          control.abort(
            cancelled ? new JobCancelled() : new AppError('conflict', 'Another process took the job over.'),
          );
        })
        // A busy database is no reason to drop the work: the lease outlasts many missed beats.
        .catch(() => undefined);
    }, KEEP_EVERY_MS);
    try {
      // Stopped while the job was being claimed: its handler would wait for an abort that is over.
      signal.throwIfAborted();
      await entry.handle(entry.definition.payload.parse(job.payload), {
        signal,
        report: (value) => (progress = value),
      });
      clearInterval(timer);
      await keeping;
      await settleJob(db, job.id, job.attempts, { state: 'done' });
    } catch (error) {
      clearInterval(timer);
      await keeping;
      if (stopping.signal.aborted) {
        await settleJob(db, job.id, job.attempts, { state: 'queued' });
        return;
      }
      const last = isAppError(error) && !RETRYABLE.has(error.code);
      options.log?.(`job ${job.kind} ${job.key}: ${error instanceof Error ? error.message : String(error)}`);
      await settleJob(db, job.id, job.attempts, {
        state: last || job.attempts >= job.most_attempts ? 'failed' : 'queued',
        error: {
          code: isAppError(error) ? error.code : 'internal',
          message: isAppError(error) ? error.message : 'A defect stopped the job; the log has the details.',
          problems: isAppError(error) ? error.problems.slice(0, MOST_PROBLEMS) : [],
        },
      });
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const job = await claimJob(db).catch(() => undefined);
      if (job !== undefined) {
        await runOne(job);
        continue;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const queue: JobQueue = {
    async enqueue(definition, payload) {
      await insertJob(db, {
        kind: definition.kind,
        key: definition.key(payload),
        payload: payload as object,
        most_attempts: definition.mostAttempts,
      });
      wake();
    },
    async status(definition, payload) {
      const job = await findLatestJob(db, definition.kind, definition.key(payload));
      if (job === undefined) return null;
      return {
        state: job.state,
        progress: job.progress as JobProgress | null,
        error: job.error as JobStatus['error'],
      };
    },
    async wait(definition, payload, onProgress) {
      for (;;) {
        const status = await queue.status(definition, payload);
        if (status === null || status.state === 'done') return;
        if (status.state === 'cancelled') throw new JobCancelled();
        if (status.state === 'failed') {
          throw new AppError(
            (status.error?.code ?? 'internal') as AppError['code'],
            status.error?.message ?? 'The work failed.',
            { problems: status.error?.problems ?? [] },
          );
        }
        if (status.progress !== null) onProgress?.(status.progress);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },
    cancel: (definition, payload) => cancelJob(db, definition.kind, definition.key(payload)),
    async start() {
      if (options.ownsDatabase) await releaseRunningJobs(db);
      loop ??= work();
    },
    async stop() {
      stopping.abort(new AppError('unavailable', 'The server is shutting down.'));
      wake();
      await loop;
    },
  };
  return queue;
}

/** Failures that another attempt may mend. */
const RETRYABLE = new Set<string>(['unavailable', 'internal']);
