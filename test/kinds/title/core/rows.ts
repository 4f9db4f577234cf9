import type { JudgedWhen } from '#app/core/kinds/judged.ts';

/** The title that one rater chose for one system's text; a shared text gives a row for each of its systems. */
export interface TitleRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly title: string;
  readonly fits: boolean;
  readonly sharedTextId: string;
}

/** The same as the verdict's rule reads it. */
export interface JudgedTitle extends JudgedWhen {
  readonly system: string;
  readonly fits: boolean;
}
