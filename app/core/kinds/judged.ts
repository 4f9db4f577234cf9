/** What every judgment tells the verdict's rule of itself, where it is known. */
export interface JudgedWhen {
  readonly item: string;
  readonly rater: string;
  /** Place of its task in the rater's sequence. */
  readonly position: number | null;
  /** 1 = as first sent; higher = corrected. */
  readonly revision: number | null;
  /** Milliseconds since 1970. */
  readonly submittedAt: number | null;
  readonly activeMs: number | null;
}
