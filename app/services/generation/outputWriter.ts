import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { storeGeneratedOutputs } from '#db/queries/generation.ts';
import type { NewRow } from '#db/schema.ts';
import type { Store } from './turn.ts';

/** Makes outputs durable as they come, together with those that came meanwhile. */
export interface OutputWriter {
  /** Resolves at once, unless storing lags behind: then generation waits, not raters. Throws what an earlier output could not be stored for. */
  add(row: NewRow<'outputs'>): Promise<void>;
  /** Resolves when all are stored. */
  drain(): Promise<void>;
}

/** Outputs that may wait for the database before the caller does. */
const MOST_WAITING = 16;

/**
 * Pause after storing, as a multiple of the time that it took. An embedded database keeps the whole process busy
 * until the disk has it, and raters wait; so at most a tenth of the time goes there.
 */
const PAUSE = 9;
const LONGEST_PAUSE_MS = 500;

/**
 * The time from its creation until an output is stored counts as the system's, without gaps.
 * @param kept hears each time that some are stored
 */
export function createOutputWriter(write: Store, systemId: number, kept?: () => void): OutputWriter {
  let waiting: NewRow<'outputs'>[] = [];
  let storing: Promise<void> | undefined;
  let failure: unknown;
  let counted = performance.now();
  let hurry = false;
  let wake = () => {};
  /** Tells who waits that there is room for more. */
  let taken = () => {};

  async function store(): Promise<void> {
    while (waiting.length > 0 && failure === undefined) {
      const rows = waiting;
      waiting = [];
      taken();
      const now = performance.now();
      const milliseconds = now - counted;
      counted = now;
      await write((trx) => storeGeneratedOutputs(trx, systemId, rows, milliseconds)).then(
        kept,
        (error: unknown) => {
          failure = explained(error);
        },
      );
      await pause(PAUSE * (performance.now() - now));
    }
    storing = undefined;
    taken();
  }

  async function pause(milliseconds: number): Promise<void> {
    if (hurry) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(milliseconds, LONGEST_PAUSE_MS));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const drain = async () => {
    hurry = true;
    wake();
    await storing;
    hurry = false;
    if (failure !== undefined) throw failure;
  };
  return {
    drain,
    async add(row) {
      waiting.push(row);
      storing ??= store();
      if (waiting.length >= MOST_WAITING && failure === undefined) {
        await new Promise<void>((resolve) => (taken = resolve));
      }
      if (failure !== undefined) throw failure;
    },
  };
}

/** Why outputs could not be stored, for a person. */
function explained(cause: unknown): AppError {
  if (isAppError(cause)) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new AppError('outputs-not-stored', { said }, { cause });
}
