import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '#app/core/shared/localized.ts';
import { createLog, type Log } from './log.ts';

/** The request that is being answered, for whatever is called on its way. */
export interface RequestScope {
  /** Answered as X-Request-Id, shown to a person where something failed, and in every line of the log. */
  readonly id: string;
  /** Names the request in each of its lines. */
  readonly log: Log;
  /** The language that its reader asks for. */
  readonly locale: Locale;
  /** Whether a failure of this request has been logged. */
  reported: boolean;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** Answers a request within its scope. */
export function inRequest<T>(scope: RequestScope, run: () => T): T {
  return storage.run(scope, run);
}

/** The request that is being answered; undefined outside of any. */
export function currentRequest(): RequestScope | undefined {
  return storage.getStore();
}

/** The language of whoever reads the answer; English outside of any request. */
export function requestLocale(): Locale {
  return currentRequest()?.locale ?? 'en';
}

/** Logs a failure that is ours once, with the request that met it. */
export function reportFailure(thrown: unknown, message = 'the request failed'): void {
  const scope = currentRequest();
  if (scope !== undefined) scope.reported = true;
  (scope?.log ?? createLog({ level: 'error' })).error({ err: thrown ?? String(thrown) }, message);
}
