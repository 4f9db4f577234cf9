import { tCritical } from '../statistics/distributions.ts';

/** What would settle an inconclusive line; counts are totals, not additions. */
export type Settlement =
  | { readonly kind: 'items'; readonly items: number }
  | { readonly kind: 'raters'; readonly raters: number }
  | { readonly kind: 'both'; readonly items: number; readonly raters: number }
  /** The estimate sits so near to −accept that more data can't be expected to tell. */
  | { readonly kind: 'too-close' };

/** The pieces of a mean difference's variance over crossed items and raters; at least two of each. */
export interface VariancePieces {
  readonly estimate: number;
  readonly items: number;
  readonly raters: number;
  /** Variance of the mean due to items, to raters (interaction taken off both) and to single judgments. */
  readonly byItem: number;
  readonly byRater: number;
  readonly bySingle: number;
}

const FACTORS = [1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const MOST_FOR_BOTH = 4;

/**
 * What would settle an inconclusive line, if its estimate stays what it is: as many items, or raters each judging
 * as much as now, as bring the interval off −accept. Growth beyond eightfold of one, or fourfold of both, counts
 * as out of reach.
 *
 * @param accept the accepted loss, in the estimate's unit
 * @param level confidence of the interval, e.g. 0.95
 */
export function settlementOf(pieces: VariancePieces, accept: number, level: number): Settlement {
  const distance = Math.abs(pieces.estimate + accept);
  const reaches = (items: number, raters: number) => halfWidth(pieces, items, raters, level) < distance;
  const grow = (n: number, factor: number) => Math.ceil(n * factor);
  const byItems = FACTORS.find((f) => reaches(grow(pieces.items, f), pieces.raters));
  const byRaters = FACTORS.find((f) => reaches(pieces.items, grow(pieces.raters, f)));
  if (byItems !== undefined && (byRaters === undefined || byItems <= byRaters)) {
    return { kind: 'items', items: grow(pieces.items, byItems) };
  }
  if (byRaters !== undefined) return { kind: 'raters', raters: grow(pieces.raters, byRaters) };
  const both = FACTORS.find(
    (f) => f <= MOST_FOR_BOTH && reaches(grow(pieces.items, f), grow(pieces.raters, f)),
  );
  if (both === undefined) return { kind: 'too-close' };
  return { kind: 'both', items: grow(pieces.items, both), raters: grow(pieces.raters, both) };
}

/** The half-width that the interval would have with these numbers of items and raters. */
function halfWidth(pieces: VariancePieces, items: number, raters: number, level: number): number {
  const itemGrowth = items / pieces.items;
  const raterGrowth = raters / pieces.raters;
  const byItem = pieces.byItem / itemGrowth + pieces.bySingle / (itemGrowth * raterGrowth);
  const byRater = pieces.byRater / raterGrowth;
  const variance = byItem + byRater;
  if (variance === 0) return 0;
  // Satterthwaite's degrees of freedom, near raters − 1 where raters differ and near items − 1 where they don't.
  const spread = byItem ** 2 / (items - 1) + byRater ** 2 / (raters - 1);
  return tCritical(level, variance ** 2 / spread) * Math.sqrt(variance);
}
