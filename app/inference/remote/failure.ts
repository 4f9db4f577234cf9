/**
 * What a failed request means:
 * - `try-again`: another try may mend it (connection, 5xx, an answer that is none)
 * - `time-out`: so may another try, but each costs the whole time
 * - `too-many`: 429; everybody waits
 * - `item`: the server refuses this request
 * - `system`: it would refuse every request
 */
export type FailureKind = 'try-again' | 'time-out' | 'too-many' | 'item' | 'system';

/** Why a request gave no text. `message` is a sentence for a person, without the final stop. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  /** How long the server asks to wait. */
  readonly waitMs: number | undefined;

  constructor(kind: FailureKind, message: string, waitMs?: number) {
    super(message);
    this.kind = kind;
    this.waitMs = waitMs;
  }
}
