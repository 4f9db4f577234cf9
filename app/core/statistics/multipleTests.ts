import { AppError } from '#app/core/shared/errors.ts';

export const MULTIPLE_TEST_METHODS = ['holm', 'benjamini-hochberg', 'bonferroni'] as const;
export type MultipleTestMethod = (typeof MULTIPLE_TEST_METHODS)[number];

/**
 * p values adjusted for testing several hypotheses, in the order given, at most 1. `holm` and `bonferroni` bound
 * the chance of any false finding, `benjamini-hochberg` (1995) the share of false ones among the findings.
 *
 * @param p each 0–1
 * @throws AppError invalid_input where one is not
 */
export function adjustForMultipleTests(p: readonly number[], method: MultipleTestMethod = 'holm'): number[] {
  p.forEach((value, i) => {
    if (!(value >= 0 && value <= 1)) {
      throw new AppError('no-p-value', { place: `p[${i}]`, value: String(value) });
    }
  });
  const m = p.length;
  if (method === 'bonferroni') return p.map((value) => Math.min(1, value * m));
  const ascending = Array.from(p.keys()).sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Array<number>(m);
  let bound = method === 'holm' ? 0 : 1;
  for (let step = 0; step < m; step++) {
    // Holm goes up from the smallest p, Benjamini–Hochberg down from the largest; neither may turn back.
    const rank = method === 'holm' ? step : m - 1 - step;
    const index = ascending[rank]!;
    bound =
      method === 'holm'
        ? Math.max(bound, p[index]! * (m - rank))
        : Math.min(bound, (p[index]! * m) / (rank + 1));
    adjusted[index] = Math.min(1, bound);
  }
  return adjusted;
}
