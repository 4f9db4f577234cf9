/** What else a line of judgments may tell; null where it doesn't. */
export interface BesideJudgment {
  readonly submittedAt: Date | null;
  readonly activeMs: number | null;
  readonly position: number | null;
  readonly comment: string | null;
  readonly group: string | null;
}

/** What a line may tell of the text that was judged; null where it doesn't. */
export interface JudgedText {
  readonly output: string | null;
  readonly prompt: string | null;
  readonly source: string | null;
  readonly reference: string | null;
  readonly segment: string | null;
}

/** A rating as a file has it. */
export interface RatingLine extends BesideJudgment, JudgedText {
  readonly line: number;
  /** The column that the value stands in. */
  readonly column: string;
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  /** As the file calls it. */
  readonly criterion: string;
  readonly value: number;
}

/** A comparison as a file has it. */
export interface PreferenceLine extends BesideJudgment {
  readonly line: number;
  readonly item: string;
  readonly systemA: string;
  readonly systemB: string;
  readonly rater: string;
  readonly choice: 'a' | 'b' | 'tie';
  readonly strength: 'much' | 'slightly' | null;
  /** Side on which system A was shown; null where nobody noted it. */
  readonly sideA: 'left' | 'right' | null;
}

export const NO_TEXT: JudgedText = {
  output: null,
  prompt: null,
  source: null,
  reference: null,
  segment: null,
};
export const NOTHING_BESIDE: BesideJudgment = {
  ...{ submittedAt: null, activeMs: null, position: null, comment: null, group: null },
};
