import type { LikertAnswers } from '../kinds/likert/likertAnswers.ts';
import type { PairwiseAnswers } from '../kinds/pairwise/pairwiseAnswers.ts';
import type { RankingAnswers } from '../kinds/ranking/rankingAnswers.ts';

/** What a rater has answered so far on one task; of other kinds than the task's nothing is. */
export interface Answers extends LikertAnswers, PairwiseAnswers, RankingAnswers {
  readonly comment: string;
}

export const NO_ANSWERS: Answers = { ratings: {}, preference: null, strength: null, comment: '' };
