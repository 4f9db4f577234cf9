import type { Kind } from '../kinds/kind.ts';
import type { TypesOf } from '../kinds/kinds.ts';

export type { BlindLikertTask } from '../kinds/likert/definition.ts';
export type { BlindPairwiseTask } from '../kinds/pairwise/definition.ts';
export type { BlindRankingTask } from '../kinds/ranking/definition.ts';

/**
 * What a rater's browser gets of one task: nothing else may be added without the leak test's consent. Each kind says
 * what its own tasks have besides the fields of `BlindTaskBase`.
 */
export type BlindTask = { [K in Kind]: TypesOf[K]['task'] }[Kind];

/** A rater's own progress; counts only, nothing of systems. */
export interface RaterProgress {
  readonly done: number;
  /** Tasks reserved for or done by this rater; grows when another sitting is reserved. */
  readonly total: number;
  /** Median active milliseconds per task of this rater so far, null before the first. */
  readonly medianActiveMs: number | null;
}
