import type { Criterion } from '../studies/criteria.ts';

/**
 * What a rater's browser gets of one task: nothing else may be added without the leak test's consent. `id` is
 * the assignment's random id, which tells nothing about system or order.
 */
export type BlindTask = BlindLikertTask | BlindPairwiseTask;

interface BlindTaskBase {
  readonly id: string;
  readonly prompt: string;
  readonly source: string | null;
  /** BCP 47 tag of the item's language, or null. */
  readonly language: string | null;
  readonly comments: boolean;
}

export interface BlindLikertTask extends BlindTaskBase {
  readonly kind: 'likert';
  readonly text: string;
  readonly criteria: readonly Criterion[];
}

export interface BlindPairwiseTask extends BlindTaskBase {
  readonly kind: 'pairwise';
  /** The text shown as A (left, or above on a phone). */
  readonly left: string;
  /** The text shown as B. */
  readonly right: string;
  /** There where "about equal" may not be chosen. */
  readonly ties?: false;
  /** There where a preference needs its strength: much or slightly. */
  readonly strength?: true;
}

/** A rater's own progress; counts only, nothing of systems. */
export interface RaterProgress {
  readonly done: number;
  /** Tasks reserved for or done by this rater; grows when another sitting is reserved. */
  readonly total: number;
  /** Median active milliseconds per task of this rater so far, null before the first. */
  readonly medianActiveMs: number | null;
}
