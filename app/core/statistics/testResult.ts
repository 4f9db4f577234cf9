import type { Note } from '../shared/notes.ts';

/** A test's statistic and two-sided p; both or either null, with a reason, where undefined. */
export interface TestResult {
  readonly statistic: number | null;
  readonly p: number | null;
  readonly reason?: Note;
}

/** A coefficient from −1 to 1 and the two-sided p of no association; null, with a reason, where undefined. */
export interface CorrelationResult {
  readonly coefficient: number | null;
  readonly p: number | null;
  readonly reason?: Note;
}
