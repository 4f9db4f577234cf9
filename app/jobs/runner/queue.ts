import { AppError, errorOfData } from '#app/core/shared/errors.ts';
import {
  JobCancelled,
  type JobDefinition,
  type JobProgress,
  type JobRegistration,
} from '#app/jobs/definitions/job.ts';
import { createLog, type Log } from '#app/log/log.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { cancelJob, findLatestJob, insertJob, releaseRunningJobs } from '#db/queries/jobs.ts';
import type { Row } from '#db/schema.ts';
import { workThrough } from './loop.ts';
import { backoffMs, createPause } from './patience.ts';

/** A job as pages and commands see it. */
export interface JobStatus {
  readonly state: Row<'jobs'>['state'];
  readonly progress: JobProgress | null;
  /** What made it fail; of a job of an earlier release it may have a sentence alone. */
  readonly error: AppError | null;
}

/**
 * Background work in the study's own database: a job is a leased row, so that a killed process's job is taken
 * up by the next one, and handlers go on where the last attempt stopped (docs/decisions/0007-jobs.md).
 */
export interface JobQueue {
  enqueue<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<void>;
  status<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<JobStatus | null>;
  /**
   * Resolves when no unfinished job of this kind and key is left; throws what made it fail.
   * @throws AppError `unavailable` where `signal` ends the wait; the job is none of its business
   */
  wait<Payload>(
    definition: JobDefinition<Payload>,
    payload: Payload,
    options?: { onProgress?: (progress: JobProgress) => void; signal?: AbortSignal },
  ): Promise<void>;
  /**
   * Cancels an unfinished job, in a transaction of the caller's if there is one.
   * @returns whether a process works on it, which hears of it; null where there was none
   */
  cancel<Payload>(
    definition: JobDefinition<Payload>,
    payload: Payload,
    trx?: OpenTransaction,
  ): Promise<{ held: boolean } | null>;
  /** Begins to work; without it, this process only puts jobs in. */
  start(): Promise<void>;
  /** Aborts what runs, gives its job back at no cost and waits until it has let go. */
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  /**
   * True where no other process can have the database open (embedded): jobs left running by a killed process are
   * taken up at once instead of after their lease.
   */
  readonly ownsDatabase: boolean;
  readonly log?: Log;
  /** After how many seconds the attempt of this number (from 1) is followed by the next one: by default 5, 10, 20 … */
  readonly retryAfterSeconds?: (attempts: number) => number;
}

/** How long whoever waits for a job takes between two looks at it. */
const LOOK_MS = 250;

const retryAfter = (attempts: number) => backoffMs(attempts, 5_000, 300_000) / 1000;

/** @param registered the kinds of jobs that this process can do once it is started */
export function createJobQueue(
  db: Database,
  registered: readonly JobRegistration[],
  { ownsDatabase, log = createLog({ level: 'warn' }), retryAfterSeconds = retryAfter }: JobQueueOptions,
): JobQueue {
  const stopping = new AbortController();
  const lanes = lanesOf(registered).map((entries) => ({
    byKind: new Map(entries.map((entry) => [entry.definition.kind, entry])),
    pause: createPause(stopping.signal),
  }));
  let loop: Promise<unknown> | undefined;
  let released: Promise<void> | undefined;
  const release = async () => {
    if (!ownsDatabase) return;
    // All lanes wait for the same one: a second one would give back what the first has taken since.
    released ??= releaseRunningJobs(db);
    try {
      await released;
    } catch (error) {
      released = undefined;
      throw error;
    }
  };

  const queue: JobQueue = {
    async enqueue(definition, payload) {
      await insertJob(db, {
        kind: definition.kind,
        key: definition.key(payload),
        payload: payload as object,
        most_attempts: definition.mostAttempts,
      });
      for (const { pause } of lanes) pause.wake();
    },
    async status(definition, payload) {
      const job = await findLatestJob(db, definition.kind, definition.key(payload));
      if (job === undefined) return null;
      return {
        state: job.state,
        progress: job.progress as JobProgress | null,
        error: job.error === null ? null : errorOfData(job.error),
      };
    },
    async wait(definition, payload, { onProgress, signal = new AbortController().signal } = {}) {
      const beforeNextLook = createPause(signal);
      for (;;) {
        if (signal.aborted) {
          throw new AppError('wait-interrupted');
        }
        const status = await queue.status(definition, payload);
        if (status === null || status.state === 'done') return;
        if (status.state === 'cancelled') throw new JobCancelled();
        if (status.state === 'failed') {
          throw status.error ?? new AppError('work-failed');
        }
        if (status.progress !== null) onProgress?.(status.progress);
        await beforeNextLook.wait(LOOK_MS);
      }
    },
    cancel: async (definition, payload, trx) =>
      (await cancelJob(trx ?? db, definition.kind, definition.key(payload))) ?? null,
    async start() {
      const kinds = registered.map(({ definition }) => definition.kind);
      loop ??= Promise.all(
        lanes.map(({ byKind, pause }, index) =>
          workThrough(db, byKind, {
            log,
            pause,
            stopping: stopping.signal,
            ownsDatabase,
            known: index === 0 ? kinds : null,
            release,
            retryAfterSeconds,
          }),
        ),
      );
    },
    async stop() {
      stopping.abort(new AppError('shutting-down'));
      await loop;
    },
  };
  return queue;
}

/** What waits for each other: long work, and messages, which it must not hold up. */
function lanesOf(registered: readonly JobRegistration[]): (readonly JobRegistration[])[] {
  const laneOf = (lane: JobDefinition<unknown>['lane']) =>
    registered.filter(({ definition }) => definition.lane === lane);
  const others = [laneOf('messages'), laneOf('imports')].filter((lane) => lane.length > 0);
  return [laneOf(undefined), ...others];
}
