import { createRandom } from '../../shared/random.ts';
import { allCompared, type Counted } from './counted.ts';

/** Whether what a rater said of an item counts. */
export type Includes = (cell: number) => boolean;

/**
 * The cells that count when some raters are set aside and nobody's work outweighs the others'.
 *
 * @param aside raters who don't count, by number
 */
export function includedCells(counted: Counted, aside: ReadonlySet<number>, seed: string): Includes {
  const raters = counted.raters.length;
  const blocks = blocksByRater(counted);
  const sizes = blocks.flatMap((own, rater) => (own.length > 0 && !aside.has(rater) ? [own.length] : []));
  const most = mostBlocks(sizes);
  const surplus = new Set<number>();
  blocks.forEach((own, rater) => {
    if (aside.has(rater) || own.length <= most) return;
    const random = createRandom(`${seed}/share/${counted.raters[rater]}`);
    for (const cell of random.shuffle(own).slice(most)) surplus.add(cell);
  });
  if (surplus.size === 0) return (cell) => !aside.has(cell % raters);
  return (cell) => !aside.has(cell % raters) && !surplus.has(cell);
}

/** The cells in which a rater judged something, in the order of the items. */
export function blocksByRater(counted: Counted): number[][] {
  const { raters, readings } = counted;
  const cells = new Set<number>();
  for (const bySystem of readings.values()) {
    for (const byCell of bySystem.values()) for (const cell of byCell.keys()) cells.add(cell);
  }
  for (const { item, rater, shown } of allCompared(counted)) {
    if (shown) cells.add(item * raters.length + rater);
  }
  const blocks: number[][] = raters.map(() => []);
  for (const cell of [...cells].sort((a, b) => a - b)) blocks[cell % raters.length]!.push(cell);
  return blocks;
}

/** Above this share of the blocks, or an even share of a smaller panel, a rater's surplus may be left out. */
const CAPPED_SHARE = 0.25;

/** How many single judgments vary as much as one rater's view of a system: (1.1 / 0.15)², rounded. */
const JUDGMENTS_FOR_A_RATER = 50;

/**
 * The most blocks of one rater that count. One rater with most of the work makes an interval over raters useless; the
 * judgments that go with a surplus are lost as well. So the surplus above the share of a quarter (or one over the
 * number of raters) is left out as far as that brings the expected variance of a mean down, Σ share² + 50 / blocks.
 *
 * @param sizes blocks of each rater who counts
 * @returns Infinity where nobody does more than that share
 */
export function mostBlocks(sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const largest = Math.max(0, ...sizes);
  if (largest <= Math.max(CAPPED_SHARE, 1 / sizes.length) * total) return Infinity;
  const sorted = [...sizes].sort((a, b) => a - b);
  let best = { most: Infinity, variance: expectedVariance(sorted, largest) };
  for (let most = largest - 1; most >= 1; most--) {
    const variance = expectedVariance(sorted, most);
    if (variance < best.variance) best = { most, variance };
    if (most <= Math.max(CAPPED_SHARE, 1 / sizes.length) * cut(sorted, most)) break;
  }
  return best.most;
}

function cut(sizes: readonly number[], most: number): number {
  return sizes.reduce((sum, size) => sum + Math.min(size, most), 0);
}

function expectedVariance(sizes: readonly number[], most: number): number {
  const total = cut(sizes, most);
  const squares = sizes.reduce((sum, size) => sum + (Math.min(size, most) / total) ** 2, 0);
  return squares + JUDGMENTS_FOR_A_RATER / total;
}
