import { normalQuantile, requireConfidence } from './distributions.ts';

/** Variance of Fisher's z for a coefficient r of n pairs, and the least n for which there is one. */
const VARIANCES = {
  pearson: { leastPairs: 4, of: (_r: number, n: number) => 1 / (n - 3) },
  spearman: { leastPairs: 4, of: (r: number, n: number) => (1 + r ** 2 / 2) / (n - 3) },
  kendall: { leastPairs: 5, of: (_r: number, n: number) => 0.437 / (n - 4) },
} as const;

/**
 * An interval for a correlation by Fisher's z = artanh r, whose distribution is nearly normal: 1/(n − 3) is its
 * variance for Pearson's r, with corrections for Spearman's ρ (Bonett & Wright 2000) and Kendall's τ (Fieller,
 * Hartley & Pearson 1957).
 *
 * @param coefficient −1 to 1
 * @param pairs how many there were
 * @returns null where there are too few (4 for r and ρ, 5 for τ)
 * @throws AppError invalid_input for a confidence outside (0, 1)
 */
export function correlationInterval(
  coefficient: number,
  pairs: number,
  kind: keyof typeof VARIANCES,
  confidence = 0.95,
): [number, number] | null {
  const reach = normalQuantile(0.5 + requireConfidence(confidence) / 2);
  const { leastPairs, of } = VARIANCES[kind];
  if (pairs < leastPairs) return null;
  const z = Math.atanh(coefficient);
  const error = Math.sqrt(of(coefficient, pairs));
  return [Math.tanh(z - reach * error), Math.tanh(z + reach * error)];
}
