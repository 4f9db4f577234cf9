/** A sample's size and moments, null where undefined or beyond float64. */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  /** Sum of squared deviations over n − 1. */
  readonly variance: number | null;
}

/** Mean and variance of finite numbers, in two passes around the first value. */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const origin = values[0];
  if (origin === undefined) return { n, mean: null, variance: null };
  let shift = 0;
  for (const value of values) shift += (value - origin) / n;
  let squares = 0;
  for (const value of values) squares += (value - origin - shift) ** 2;
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { n, mean: finite(origin + shift), variance: n < 2 ? null : finite(squares / (n - 1)) };
}
