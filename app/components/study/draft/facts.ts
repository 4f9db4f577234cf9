/** What is known of the items of a draft. */
export interface DraftFacts {
  readonly items: number;
  readonly withReferences: number;
  readonly segments: number;
}
