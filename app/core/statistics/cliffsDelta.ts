/**
 * Cliff's δ: P(x > y) − P(x < y) over all pairs, −1 to 1; positive where x tends to be larger (Cliff 1993).
 *
 * @param x finite numbers
 * @param y finite numbers, not necessarily as many
 * @returns null where either is empty
 */
export function cliffsDelta(x: readonly number[], y: readonly number[]): number | null {
  if (x.length === 0 || y.length === 0) return null;
  const sorted = Float64Array.from(y).sort();
  let difference = 0;
  let below = 0;
  let upTo = 0;
  for (const value of Float64Array.from(x).sort()) {
    while (below < sorted.length && sorted[below]! < value) below++;
    while (upTo < sorted.length && sorted[upTo]! <= value) upTo++;
    difference += below - (sorted.length - upTo);
  }
  return difference / (x.length * y.length);
}
