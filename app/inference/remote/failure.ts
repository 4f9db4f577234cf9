import { inWords } from '#app/core/shared/problem.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';

/**
 * What a failed request means:
 * - `try-again`: another try may mend it (connection, 5xx, an answer that is none)
 * - `time-out`: so may another try, but each costs the whole time
 * - `too-many`: 429; everybody waits
 * - `item`: the server refuses this request
 * - `system`: it would refuse every request
 */
export type FailureKind = 'try-again' | 'time-out' | 'too-many' | 'item' | 'system';

/** Why a request gave no text. `why` goes on from "The server …". */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  readonly why: Said;
  /** How long the server asks to wait. */
  readonly waitMs: number | undefined;

  constructor(kind: FailureKind, why: Said, waitMs?: number) {
    super(inWords(why));
    this.why = why;
    this.kind = kind;
    this.waitMs = waitMs;
  }
}
