/**
 * Puts rows into batches: sorted by length, longest first, so that little is padded.
 * @param lengths tokens of each row
 * @param size most rows of a batch, ≥ 1
 * @param mayPad whether rows of different lengths may share a batch
 * @returns indices into `lengths`, each once
 */
export function planBatches(lengths: readonly number[], size: number, mayPad: boolean): number[][] {
  const order = lengths.map((_, index) => index).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    const first = current[0];
    const fits =
      first !== undefined && current.length < size && (mayPad || lengths[first] === lengths[index]);
    if (!fits) batches.push((current = []));
    current.push(index);
  }
  return batches;
}
