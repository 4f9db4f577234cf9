import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps requests to one server apart, whichever lane sends them. */
export interface Gate {
  /** Resolves when the next request may begin. Rejects with the signal's reason. */
  pass(signal: AbortSignal): Promise<void>;
  /** Nobody passes for so many milliseconds from now. */
  hold(milliseconds: number): void;
}

/** @param requestsPerMinute requests begin evenly spaced, never more than so many a minute */
export function createGate(requestsPerMinute: number | undefined): Gate {
  const spacing = requestsPerMinute === undefined ? 0 : 60_000 / requestsPerMinute;
  let heldUntil = 0;
  let next = 0;
  return {
    async pass(signal) {
      for (;;) {
        const now = performance.now();
        const wait = Math.max(heldUntil, next) - now;
        if (wait <= 0) break;
        await sleep(Math.ceil(wait), undefined, { signal }).catch(() => signal.throwIfAborted());
      }
      signal.throwIfAborted();
      next = performance.now() + spacing;
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, performance.now() + milliseconds);
    },
  };
}
