import type { JudgedWhen } from '../judged.ts';

/** A place as the verdict's rule reads it: one row for each system of a ranking. */
export interface JudgedRank extends JudgedWhen {
  readonly system: string;
  /** 1 = best; equal for texts on the same place. */
  readonly rank: number;
}

export interface RankingJudged {
  readonly rankings: readonly JudgedRank[];
}
