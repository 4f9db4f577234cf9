import { createRandom } from '../shared/random.ts';
import { spreadOverSegments } from './spreadOverSegments.ts';

/**
 * The items that several raters judge, by which agreement is measured: ⌈share · items⌉ of them, segments in
 * proportion to their size. The rest is judged once.
 *
 * @param share 0 … 1; 1 = all
 * @returns the positions of the items, in no promised order
 */
export function planOverlap(
  items: readonly { readonly position: number; readonly segment: string | null }[],
  share: number,
  seed: string,
): number[] {
  const spread = spreadOverSegments(items, createRandom(seed).fork('overlap'));
  return spread.slice(0, Math.ceil(share * items.length)).map(({ position }) => position);
}
