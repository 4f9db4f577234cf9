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
    const count = fits(lengths[order[from]!]!);
    batches.push(order.slice(from, from + count));
    from += count;
  }
  return batches;
}
