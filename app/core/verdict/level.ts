/**
 * Confidence level of every interval that a verdict rests on: 1 − 0.05/(K·L), so that all candidates and all
 * declared looks together err in at most 5 % of studies (Bonferroni).
 *
 * @param candidates K, at least 1
 * @param looks L, at least 1
 */
export function verdictLevel(candidates: number, looks: number): number {
  return 1 - 0.05 / (Math.max(1, candidates) * Math.max(1, looks));
}
