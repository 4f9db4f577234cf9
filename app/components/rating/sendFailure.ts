/**
 * Why a judgment was not taken: `offline` (no answer came), `server` (it had trouble), `gone` (the task went to
 * somebody else or the study closed), `signedOut` (the cookie is missing), `refused` (anything else).
 */
export type FailureKind = 'offline' | 'server' | 'gone' | 'signedOut' | 'refused';

export interface SendFailure {
  readonly kind: FailureKind;
  /** What the server said, where it said something. */
  readonly detail: string | null;
}

/** The kind of failure that an HTTP status means. */
export function failureOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return 'signedOut';
  if (status === 404 || status === 409 || status === 410) return 'gone';
  return status >= 500 || status === 429 ? 'server' : 'refused';
}
