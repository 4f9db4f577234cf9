/** Active time after which a break is suggested, in milliseconds. */
export const BREAK_AFTER_MS = 30 * 60_000;
/** A pause of this length counts as a break, in milliseconds. */
export const BREAK_MS = 5 * 60_000;

/** How long somebody has been at work since the last break. */
export interface Pace {
  /** Active milliseconds. */
  readonly activeMs: number;
  /** When the last judgment was given, milliseconds since 1970. */
  readonly at: number;
}

/**
 * The pace after a further task.
 *
 * @param now milliseconds since 1970, when its judgment is given
 * @param activeMs active milliseconds on the task
 */
export function paceAfter(pace: Pace | null, { now, activeMs }: { now: number; activeMs: number }): Pace {
  // What passed since the last judgment beyond the work on this task was a pause.
  const rested = pace === null || now - pace.at - activeMs >= BREAK_MS;
  return { activeMs: (rested ? 0 : pace.activeMs) + activeMs, at: now };
}

/** Whether to suggest a break. */
export function breakDue(pace: Pace | null): boolean {
  return pace !== null && pace.activeMs >= BREAK_AFTER_MS;
}
