import type { Encoding } from './decodeText.ts';

/** How a file that somebody gave was read, where that isn't what everybody expects. */
export type HowRead =
  | { readonly kind: 'encoding'; readonly encoding: Encoding }
  /** The sheet of a workbook, with the names of the others that have something. */
  | { readonly kind: 'sheet'; readonly sheet: string; readonly others: readonly string[] };
