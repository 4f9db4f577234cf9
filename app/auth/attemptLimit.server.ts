import { createHash } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { countSignInAttempt, findSignInAttempts, forgetSignInAttempts } from '#db/queries/signInAttempts.ts';

/** Says when there were too many attempts: by whatever processes share the database, and after a restart too. */
export interface AttemptLimit {
  /** Counts an attempt; gives 0, or in how many seconds the next one is allowed where this one isn't. */
  attempt(db: Executor, key: string, now: Date): Promise<number>;
  /** The same without counting one: in how many seconds an attempt is allowed, 0 where it is now. */
  wait(db: Executor, key: string, now: Date): Promise<number>;
  /** Forgets a key's attempts. */
  forget(db: Executor, key: string): Promise<void>;
}

/**
 * A limit of `most` attempts for each key within a window that begins with the first of them. The database has a hash
 * of the key, not the email and the address that may be in it, and that no longer than attempts are counted.
 * @param name tells this limit's keys from others'
 */
export function createAttemptLimit({
  name,
  most,
  windowMs,
}: {
  name: string;
  most: number;
  windowMs: number;
}): AttemptLimit {
  const hashOf = (key: string) => createHash('sha256').update(`${name} ${key}`).digest('hex');
  const overAt = (now: Date) => new Date(now.getTime() - windowMs);
  const secondsLeft = (since: Date, now: Date) =>
    Math.ceil((since.getTime() + windowMs - now.getTime()) / 1000);
  return {
    async attempt(db, key, now) {
      const over = overAt(now);
      const { attempts, since } = await countSignInAttempt(db, { keyHash: hashOf(key), at: now, over });
      return attempts <= most ? 0 : secondsLeft(since, now);
    },
    async wait(db, key, now) {
      const made = await findSignInAttempts(db, { keyHash: hashOf(key), over: overAt(now) });
      return made === undefined || made.attempts < most ? 0 : secondsLeft(made.since, now);
    },
    forget: (db, key) => forgetSignInAttempts(db, hashOf(key)),
  };
}

/** @throws AppError `too_many` where an attempt is allowed only in so many seconds */
export function refuseIfOver(wait: number): void {
  if (wait > 0) throw new AppError('too-many-sign-ins', { minutes: Math.ceil(wait / 60) });
}
