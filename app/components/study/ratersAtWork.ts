import type { RaterQuality, StudyQuality } from '#app/services/rating/raterQuality.ts';

/** How a rater works, against the others, as the page gets it. */
export interface RaterAtWork extends Omit<RaterQuality, 'lastAt' | 'excludedAt'> {
  /** ISO 8601. */
  readonly lastAt: string | null;
}

/** What the page of a study's raters shows. */
export interface RatersPageStudy extends Omit<StudyQuality, 'raters'> {
  readonly raters: readonly RaterAtWork[];
}
