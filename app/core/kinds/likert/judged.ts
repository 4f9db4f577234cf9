import type { JudgedWhen } from '../judged.ts';

/** A rating as the verdict's rule reads it: a shared text gives a row for each of its systems. */
export interface JudgedRating extends JudgedWhen {
  readonly system: string;
  readonly criterion: string;
  /** 1 … points of the criterion's scale. */
  readonly value: number;
}

export interface LikertJudged {
  readonly ratings: readonly JudgedRating[];
}
