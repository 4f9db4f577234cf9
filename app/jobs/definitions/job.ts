import type { z } from 'zod';
import { AppError } from '#app/core/shared/errors.ts';

/** A kind of background work: its name in the queue and what it takes. */
export interface JobDefinition<Payload> {
  readonly kind: string;
  readonly payload: z.ZodType<Payload>;
  /** Two unfinished jobs of a kind never have the same key: asking twice does the work once. */
  readonly key: (payload: Payload) => string;
  /** How often a failing job is tried. */
  readonly mostAttempts: number;
  /** Jobs of a lane wait for each other and for no others; left out, the lane of long work. */
  readonly lane?: 'messages' | 'imports';
  /** After how many seconds the attempt of this number is followed by the next; left out, as the queue has it. */
  readonly retryAfterSeconds?: (attempts: number) => number;
}

/** How far a job is; `unit` names what is counted. */
export interface JobProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly tokensPerSecond?: number;
  readonly secondsLeft?: number;
}

/** The signal's reason when somebody cancelled the job, rather than the process ending or losing its lease. */
export class JobCancelled extends AppError<'job-cancelled'> {
  constructor() {
    super('job-cancelled');
  }
}

/** What a handler gets beside its payload. */
export interface JobControl {
  /** Aborts when the job is cancelled, its lease is lost, or the process ends. */
  readonly signal: AbortSignal;
  readonly report: (progress: JobProgress) => void;
  /**
   * Says that something of the work is stored for good, so that the next attempt has less to do: attempts before this
   * one no longer count.
   */
  readonly kept?: () => void;
}

export type JobHandler<Payload> = (payload: Payload, control: JobControl) => Promise<void>;

/** A definition with its handler, whatever its payload. */
export interface JobRegistration {
  readonly definition: JobDefinition<unknown>;
  readonly handle: JobHandler<unknown>;
}

/** Pairs a definition with its handler, for `createJobQueue`. */
export function handles<Payload>(
  definition: JobDefinition<Payload>,
  handle: JobHandler<Payload>,
): JobRegistration {
  return { definition, handle } as unknown as JobRegistration;
}
