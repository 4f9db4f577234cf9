/** One rating of one system's output on one criterion; a shared text gives a row for each of its systems. */
export interface RatingRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly criterion: string;
  readonly value: number;
  /** Equal for the systems that share the rated text. */
  readonly sharedTextId: string;
}

/** A faulty span that a rater marked in an output; a shared text gives a row for each of its systems. */
export interface HighlightRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  /** Offsets into the text in Unicode code points, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  /** The criterion that it harms, where the rater said so. */
  readonly criterion: string | null;
  /** Its kind, a key of the study's; absent where it isn't asked or wasn't said. */
  readonly category?: string;
  readonly comment: string | null;
}

/** What the analysis takes of Likert tasks. */
export interface LikertData {
  readonly ratings: readonly RatingRow[];
  readonly highlights: readonly HighlightRow[];
}
