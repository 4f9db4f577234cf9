import type { Criterion } from '../studies/criteria.ts';
import type { HighlightOptions } from '../studies/highlights.ts';
import type { RankingForm } from '../studies/ranking.ts';

/**
 * What a rater's browser gets of one task: nothing else may be added without the leak test's consent. `id` is
 * the assignment's random id, which tells nothing about system or order.
 */
export type BlindTask = BlindLikertTask | BlindPairwiseTask | BlindRankingTask;

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
  /** There where faulty spans of the text may be marked. */
  readonly highlights?: HighlightOptions;
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

export interface BlindRankingTask extends BlindTaskBase {
  readonly kind: 'ranking';
  readonly form: RankingForm;
  /** The distinct texts, two and more, in the order in which they are shown. */
  readonly texts: readonly string[];
  /** There where no two texts may share a place. */
  readonly ties?: false;
}

/** A rater's own progress; counts only, nothing of systems. */
export interface RaterProgress {
  readonly done: number;
  /** Tasks reserved for or done by this rater; grows when another sitting is reserved. */
  readonly total: number;
  /** Median active milliseconds per task of this rater so far, null before the first. */
  readonly medianActiveMs: number | null;
}
