/** A size of a study, and what it comes to. */
export interface PlannedSize {
  readonly items: number;
  readonly raters: number;
  readonly judgments: number;
  readonly hours: number;
  /** How often such a study says "ship" where the candidate is equal, in [0, 1], and between what if the assumptions are off. */
  readonly power: number;
  readonly band: readonly number[];
}

/** What the study of a draft comes to. */
export interface Outlook {
  /** With the items and raters that were asked for; null where they can't be planned for, as `refusal` says. */
  readonly here: PlannedSize | null;
  readonly refusal: string | null;
  /** The smallest size that is enough; null where none within reach is. */
  readonly enough: PlannedSize | null;
  /** Over items, with the raters that were asked for. */
  readonly curve: readonly { readonly items: number; readonly power: number }[];
  readonly words: { readonly reason: string | null; readonly warnings: readonly string[] };
}
