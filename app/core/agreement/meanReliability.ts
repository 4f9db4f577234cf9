/**
 * The reliability of the mean that a unit gets from its raters: the share of the variance of such means that comes from
 * the units themselves, 1 − MS within / MS between of a one-way analysis of variance, as ICC(1,k) of Shrout & Fleiss
 * (1979) with unequal k. Near 1: the means tell texts apart. Near 0 or below: they tell nothing, or all texts are alike.
 *
 * @param records a rating of a unit each; units with one rating say nothing of the variance within
 * @returns null below two units, without a unit of two ratings, or without variation between units
 * @example meanReliability([{ unit: 'a', value: 1 }, { unit: 'a', value: 2 }, { unit: 'b', value: 4 }, { unit: 'b', value: 5 }]) // 1 − 0.5/9
 */
export function meanReliability(
  records: readonly { readonly unit: number | string; readonly value: number }[],
): number | null {
  const units = new Map<number | string, number[]>();
  for (const { unit, value } of records) {
    const own = units.get(unit) ?? [];
    own.push(value);
    units.set(unit, own);
  }
  const groups = [...units.values()].filter((values) => values.length >= 2);
  const n = groups.reduce((sum, values) => sum + values.length, 0);
  if (groups.length < 2) return null;
  const grand = groups.reduce((sum, values) => sum + values.reduce((a, b) => a + b, 0), 0) / n;
  let [between, within] = [0, 0];
  for (const values of groups) {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    between += values.length * (mean - grand) ** 2;
    for (const value of values) within += (value - mean) ** 2;
  }
  const meanSquareBetween = between / (groups.length - 1);
  if (!(meanSquareBetween > 0)) return null;
  return 1 - within / (n - groups.length) / meanSquareBetween;
}
