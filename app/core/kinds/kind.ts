import type { LikertTypes } from './likert/definition.ts';
import type { PairwiseTypes } from './pairwise/definition.ts';
import type { RankingTypes } from './ranking/definition.ts';

/**
 * The kinds of tasks, each with its types: what a task asks. `likert`: one text is rated. `pairwise`: two are compared.
 * `ranking`: all distinct texts of an item are put in order, or the best and the worst of them named.
 */
export interface TypesOf {
  likert: LikertTypes;
  pairwise: PairwiseTypes;
  ranking: RankingTypes;
}

/** What a task asks. */
export type Kind = keyof TypesOf;

/** What comparisons of systems are called as lines of the verdict, of whatever kind. */
export type ComparisonLine = TypesOf[Kind]['line'];
