/** Below this the series is too coarse for float64. */
const SERIES_FROM = 10;

/** ψ(x), the derivative of log Γ, for x > 0: by recurrence to the asymptotic series (Bernardo 1976). */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < SERIES_FROM) shift -= 1 / at++;
  const square = 1 / (at * at);
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760))))));
  return shift + Math.log(at) - 1 / (2 * at) - series;
}
