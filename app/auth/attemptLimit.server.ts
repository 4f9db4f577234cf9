/** Counts attempts in this process's memory and says when there were too many. */
export interface AttemptLimit {
  /** Counts an attempt; gives 0, or in how many seconds the next one is allowed where this one isn't. */
  attempt(key: string, nowMs: number): number;
  /** Forgets a key's attempts. */
  forget(key: string): void;
}

/**
 * A limit of `most` attempts for each key within a window that begins with the first of them. At most `mostKeys`
 * keys are remembered, so that a flood of keys can't fill the memory: the oldest go first.
 */
export function createAttemptLimit(options: {
  most: number;
  windowMs: number;
  mostKeys: number;
}): AttemptLimit {
  const windows = new Map<string, { since: number; attempts: number }>();
  return {
    attempt(key, nowMs) {
      const known = windows.get(key);
      const isOver = known === undefined || nowMs - known.since >= options.windowMs;
      const window = isOver ? { since: nowMs, attempts: 0 } : known;
      window.attempts += 1;
      if (isOver) {
        windows.delete(key); // so that it stands last, as the newest
        windows.set(key, window);
        const oldest = windows.keys().next().value;
        if (windows.size > options.mostKeys && oldest !== undefined) windows.delete(oldest);
      }
      if (window.attempts <= options.most) return 0;
      return Math.ceil((window.since + options.windowMs - nowMs) / 1000);
    },
    forget(key) {
      windows.delete(key);
    },
  };
}
