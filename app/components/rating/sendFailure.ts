/**
 * Why a judgment was not taken: `offline` (no answer came), `server` (it had trouble), `paused` (the study takes none
 * at the moment), `signedOut` (the cookie is missing), `gone` (the task went to somebody else or the study closed),
 * `refused` (anything else).
 */
export type FailureKind = 'offline' | 'server' | 'paused' | 'signedOut' | 'gone' | 'refused';

export interface SendFailure {
  readonly kind: FailureKind;
  /** What the server said, where it said something. */
  readonly detail: string | null;
}

/** The kind of failure that an HTTP status means. */
export function failureOfStatus(status: number): FailureKind {
  if (status === 401) return 'signedOut';
  if (status === 403 || status === 404 || status === 409 || status === 410) return 'gone';
  return status >= 500 || status === 429 || status === 408 ? 'server' : 'refused';
}
