/**
 * One comparison, a row for each two systems whose texts it showed; where the baseline's was among them it is `a`.
 * Identical texts give no row: they count as ties.
 */
export interface PreferenceRow {
  readonly item: string;
  readonly systemA: string;
  readonly systemB: string;
  readonly rater: string;
  readonly choice: 'a' | 'b' | 'tie';
  /** How much better the preferred text is; null where that was not asked, and for a tie. */
  readonly strength: 'much' | 'slightly' | null;
  /** The side on which system A was shown. */
  readonly sideA: 'left' | 'right';
}

/** What the analysis takes of comparisons in pairs. */
export interface PairwiseData {
  readonly preferences: readonly PreferenceRow[];
}
