import type { PlannedSize } from '#app/services/analysis/plannedSize.ts';

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
