import { AppError } from '#app/core/shared/errors.ts';

/**
 * Kendall's τ-b: (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)), from −1 to 1. Knight's
 * method (1966), n log n: sorted by x, the discordant pairs are the exchanges that a merge sort of y makes.
 *
 * @param x finite numbers
 * @param y as many
 * @returns null below two values, or where one side has no variation
 * @throws AppError invalid_input for unequal lengths or a number that is not finite
 */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  if (y.length !== n) {
    throw new AppError(
      'invalid_input',
      `τ-b needs as many values on both sides; there are ${n} and ${y.length}.`,
    );
  }
  for (let k = 0; k < n; k++) {
    if (!Number.isFinite(x[k]) || !Number.isFinite(y[k])) {
      throw new AppError('invalid_input', `τ-b needs finite numbers; pair ${k} is (${x[k]}, ${y[k]}).`);
    }
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const pairs = (n * (n - 1)) / 2;
  const tiedInX = tiedPairs(n, (k) => x[order[k]!] === x[order[k - 1]!]);
  const tiedInBoth = tiedPairs(
    n,
    (k) => x[order[k]!] === x[order[k - 1]!] && y[order[k]!] === y[order[k - 1]!],
  );
  const sorted = Float64Array.from(order, (k) => y[k]!);
  const exchanges = sortCounting(sorted, new Float64Array(n), 0, n);
  const tiedInY = tiedPairs(n, (k) => sorted[k] === sorted[k - 1]);
  if (pairs === tiedInX || pairs === tiedInY) return null;
  const concordantMinusDiscordant = pairs - tiedInX - tiedInY + tiedInBoth - 2 * exchanges;
  return concordantMinusDiscordant / Math.sqrt(pairs - tiedInX) / Math.sqrt(pairs - tiedInY);
}

/** Pairs within runs, where `continues(k)` says that k belongs to the run of k − 1. */
function tiedPairs(n: number, continues: (k: number) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let k = 1; k < n; k++) {
    run = continues(k) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Sorts values[from … to) in place and counts the pairs that stood in the wrong order. */
function sortCounting(values: Float64Array, spare: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >> 1;
  let exchanges = sortCounting(values, spare, from, middle) + sortCounting(values, spare, middle, to);
  let left = from;
  let right = middle;
  for (let k = from; k < to; k++) {
    if (left < middle && (right >= to || values[left]! <= values[right]!)) spare[k] = values[left++]!;
    else {
      exchanges += middle - left;
      spare[k] = values[right++]!;
    }
  }
  values.set(spare.subarray(from, to), from);
  return exchanges;
}
