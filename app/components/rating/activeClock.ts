/** Longest gap between two signs of life that still counts as reading, in milliseconds. */
export const IDLE_CAP_MS = 30_000;

/**
 * Measures how long a person is at work on a task, in milliseconds. A gap without any sign of life counts for
 * `IDLE_CAP_MS` at most, and time in which the page is hidden not at all. Times come from outside, so that the
 * clock can be tested; they must not run backwards (a step back counts as 0).
 */
export class ActiveClock {
  private total = 0;
  private last: number | null;

  /** Starts at `now`. */
  constructor(now: number) {
    this.last = now;
  }

  /** Adds time worked before, when a draft is taken up again. */
  add(milliseconds: number): void {
    this.total += milliseconds;
  }

  /** A sign of life: a key, a pointer, a scroll. */
  touch(now: number): void {
    if (this.last !== null) this.total += Math.min(Math.max(now - this.last, 0), IDLE_CAP_MS);
    this.last = now;
  }

  /** The page was hidden: from now on nothing counts. */
  hide(now: number): void {
    this.touch(now);
    this.last = null;
  }

  /** The page is shown again. */
  show(now: number): void {
    this.last = now;
  }

  /** Active milliseconds up to `now`, a whole number. */
  read(now: number): number {
    const running = this.last === null ? 0 : Math.min(Math.max(now - this.last, 0), IDLE_CAP_MS);
    return Math.round(this.total + running);
  }
}
