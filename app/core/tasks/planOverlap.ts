import { createRandom } from '../shared/random.ts';
import { spreadOverSegments } from './spreadOverSegments.ts';

/** An item in its place in the study. */
export interface OverlapItem {
  readonly position: number;
  readonly segment: string | null;
  readonly batch: number;
}

/**
 * The items that several raters judge, by which agreement is measured: ⌈share · items⌉ of each batch, segments in
 * proportion to their size. The rest is judged once.
 *
 * @param share 0 … 1; 1 = all
 * @returns the positions of the items, in no promised order
 */
export function planOverlap(items: readonly OverlapItem[], share: number, seed: string): number[] {
  const batches = [...new Set(items.map(({ batch }) => batch))].sort((a, b) => a - b);
  return batches.flatMap((number) => {
    const own = items.filter(({ batch }) => batch === number);
    // The first batch is planned as studies were before there were several.
    const random = createRandom(seed).fork(number === 1 ? 'overlap' : `overlap ${number}`);
    return spreadOverSegments(own, random)
      .slice(0, Math.ceil(share * own.length))
      .map(({ position }) => position);
  });
}

/** The positions of the items that are judged once; see `planOverlap`. */
export function onceJudged(items: readonly OverlapItem[], share: number, seed: string): number[] {
  const overlap = new Set(planOverlap(items, share, seed));
  return items.flatMap(({ position }) => (overlap.has(position) ? [] : [position]));
}
