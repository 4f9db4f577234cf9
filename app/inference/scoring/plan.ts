/**
 * The shortest text of a batch has at least this share of the longest's tokens: what is padded is computed like what
 * is not, and beyond a few hundred tokens a larger batch is no faster.
 */
const LEAST_SHARE = 0.85;

/**
 * Puts texts into batches: sorted by length, longest first, so that little is padded.
 * @param lengths tokens of each text
 * @param fits how many texts of such a length may share a batch, ≥ 1
 * @returns indices into `lengths`, each once
 */
export function planBatches(lengths: readonly number[], fits: (length: number) => number): number[][] {
  const order = lengths.map((_, index) => index).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: number[][] = [];
  for (let from = 0; from < order.length;) {
    const longest = lengths[order[from]!]!;
    const most = fits(longest);
    let to = from + 1;
    while (to < order.length && to - from < most && lengths[order[to]!]! >= LEAST_SHARE * longest) to++;
    batches.push(order.slice(from, to));
    from = to;
  }
  return batches;
}
