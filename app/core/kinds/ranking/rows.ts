/**
 * The place of one system's output in one rater's ranking of an item. Best and worst named alone are places as
 * well: the best before all others, the worst after them, the rest equal.
 */
export interface RankingRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  /** 1 = best; the same number for the same place, no number left out. */
  readonly rank: number;
  /** Where its text was shown, from 1. */
  readonly shownAt: number;
  /** Equal for the systems that share the text: they were ranked as one. */
  readonly sharedTextId: string;
}

/** What the analysis takes of rankings. */
export interface RankingData {
  readonly rankings: readonly RankingRow[];
}
