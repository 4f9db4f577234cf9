import type { JudgedWhen } from '../judged.ts';

/** A comparison as the verdict's rule reads it: shared texts give a row for each pair of their systems. */
export interface JudgedPreference extends JudgedWhen {
  readonly systemA: string;
  readonly systemB: string;
  readonly choice: 'a' | 'b' | 'tie';
  /** Whether the pair was shown, or counts as a tie because its texts are the same. */
  readonly source: 'judged' | 'identical-text';
}

export interface PairwiseJudged {
  readonly preferences: readonly JudgedPreference[];
}
