import { AppError } from '#app/core/shared/errors.ts';

/**
 * Kendall's τ-b: (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)), from −1 to 1 (Kendall 1945).
 *
 * @param x finite numbers
 * @param y as many
 * @returns null below two values, or where one side has no variation
 * @throws AppError invalid_input for unequal lengths or a number that is not finite
 */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  return preparedTauB(x, y)(Int32Array.from({ length: x.length }, (_, k) => k));
}

/**
 * τ-b made ready for resampling: sorted once, so that each resample of n pairs takes n log n without a sort.
 *
 * @returns τ-b of the pairs at the given indices, with repeats
 * @throws AppError like `kendallTauB`
 */
export function preparedTauB(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): (indices: ArrayLike<number>) => number | null {
  requirePairs(x, y);
  const [rankX, rankY] = [denseRanks(x), denseRanks(y)];
  const order = Int32Array.from({ length: x.length }, (_, k) => k).sort(
    (a, b) => rankX.of[a]! - rankX.of[b]! || rankY.of[a]! - rankY.of[b]!,
  );
  const times = new Int32Array(x.length);
  const tree = new Int32Array(rankY.count + 1);
  const withY = new Int32Array(rankY.count);
  return (indices) => {
    times.fill(0);
    for (let k = 0; k < indices.length; k++) times[indices[k]!]! += 1;
    return tauOfTimes({ order, times, rankX: rankX.of, rankY: rankY.of, tree, withY });
  };
}

interface SortedPairs {
  /** Pairs by x, then by y. */
  readonly order: Int32Array;
  /** How often each pair is there. */
  readonly times: Int32Array;
  readonly rankX: Int32Array;
  readonly rankY: Int32Array;
  /** Room for a Fenwick tree over the ranks of y, and for their counts. */
  readonly tree: Int32Array;
  readonly withY: Int32Array;
}

/**
 * Goes through the pairs by x and counts, for each, the earlier ones with a larger y: in this order those are
 * exactly the discordant ones, since equal x come with y ascending (Knight 1966 counts them by a merge sort).
 */
function tauOfTimes({ order, times, rankX, rankY, tree, withY }: SortedPairs): number | null {
  tree.fill(0);
  withY.fill(0);
  let n = 0;
  let discordant = 0;
  let tiedInX = 0;
  let tiedInBoth = 0;
  let runX = 0;
  let previousX = -1;
  let runBoth = 0;
  let previousY = -1;
  for (const pair of order) {
    const t = times[pair]!;
    if (t === 0) continue;
    const [r, s] = [rankX[pair]!, rankY[pair]!];
    discordant += t * (n - countUpTo(tree, s));
    if (r !== previousX) runX = 0;
    if (r !== previousX || s !== previousY) runBoth = 0;
    tiedInX += t * runX + (t * (t - 1)) / 2;
    tiedInBoth += t * runBoth + (t * (t - 1)) / 2;
    runX += t;
    runBoth += t;
    previousX = r;
    previousY = s;
    withY[s]! += t;
    n += t;
    for (let node = s + 1; node < tree.length; node += node & -node) tree[node]! += t;
  }
  let tiedInY = 0;
  for (const t of withY) tiedInY += (t * (t - 1)) / 2;
  const pairs = (n * (n - 1)) / 2;
  if (pairs === tiedInX || pairs === tiedInY) return null;
  const concordantMinusDiscordant = pairs - tiedInX - tiedInY + tiedInBoth - 2 * discordant;
  const tau = concordantMinusDiscordant / Math.sqrt((pairs - tiedInX) * (pairs - tiedInY));
  return Math.max(-1, Math.min(1, tau));
}

/** How many are in the tree with a rank of at most `rank`. */
function countUpTo(tree: Int32Array, rank: number): number {
  let count = 0;
  for (let node = rank + 1; node > 0; node -= node & -node) count += tree[node]!;
  return count;
}

/** Each value's place among the different values, from 0. */
function denseRanks(values: ArrayLike<number>): { of: Int32Array; count: number } {
  const different = Float64Array.from(new Set(Array.from(values, (value) => value + 0))).sort();
  const place = new Map(Array.from(different, (value, index) => [value, index]));
  return { of: Int32Array.from(values, (value) => place.get(value)!), count: different.length };
}

function requirePairs(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length) {
    throw new AppError('tau-sides-differ', { x: x.length, y: y.length });
  }
  for (let k = 0; k < x.length; k++) {
    if (!Number.isFinite(x[k]) || !Number.isFinite(y[k])) {
      throw new AppError('tau-not-finite', { pair: k, x: String(x[k]), y: String(y[k]) });
    }
  }
}
