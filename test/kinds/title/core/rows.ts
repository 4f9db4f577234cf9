/** The title that one rater chose for one system's text; a shared text gives a row for each of its systems. */
export interface TitleRow {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly title: string;
  readonly fits: boolean;
  readonly sharedTextId: string;
}
