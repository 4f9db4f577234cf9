import kernelBetaincinv from '@stdlib/math-base-special-kernel-betaincinv';
import { AppError } from '#app/core/shared/errors.ts';
import { normalQuantile, requireConfidence } from './distributions.ts';

export const PROPORTION_METHODS = [
  'wilson',
  'agresti-coull',
  'clopper-pearson',
  'jeffreys',
  'normal',
] as const;
export type ProportionMethod = (typeof PROPORTION_METHODS)[number];

/**
 * An interval for a proportion, cut to 0–1 (Brown, Cai & DasGupta 2001). `wilson` is right for most uses;
 * `clopper-pearson` never covers less than it says; `jeffreys` takes the beta quantiles at 0 and n too.
 *
 * @param successes whole, 0 … n
 * @param n whole, at least 1
 * @throws AppError invalid_input where a count is out of range or `confidence` is not in (0, 1)
 */
export function proportionInterval(
  successes: number,
  n: number,
  { method = 'wilson', confidence = 0.95 }: { method?: ProportionMethod; confidence?: number } = {},
): { lower: number; upper: number } {
  requireConfidence(confidence);
  if (
    !Number.isSafeInteger(n) ||
    n < 1 ||
    !Number.isSafeInteger(successes) ||
    successes < 0 ||
    successes > n
  ) {
    throw new AppError('no-proportion', { successes: String(successes), of: String(n) });
  }
  const [lower, upper] = INTERVALS[method](successes, n, (1 - confidence) / 2);
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}

type Interval = (successes: number, n: number, tail: number) => [number, number];

const around = (center: number, reach: number): [number, number] => [center - reach, center + reach];

const INTERVALS: Record<ProportionMethod, Interval> = {
  wilson(successes, n, tail) {
    const z = normalQuantile(1 - tail);
    const p = successes / n;
    const spread = Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
    const shrink = 1 + z ** 2 / n;
    return around((p + z ** 2 / (2 * n)) / shrink, (z * spread) / shrink);
  },
  'agresti-coull'(successes, n, tail) {
    const z = normalQuantile(1 - tail);
    const more = n + z ** 2;
    const p = (successes + z ** 2 / 2) / more;
    return around(p, z * Math.sqrt((p * (1 - p)) / more));
  },
  'clopper-pearson': (successes, n, tail) => [
    successes === 0 ? 0 : betaQuantile(successes, n - successes + 1, tail),
    successes === n ? 1 : betaQuantile(successes + 1, n - successes, 1 - tail),
  ],
  jeffreys: (successes, n, tail) => [
    betaQuantile(successes + 0.5, n - successes + 0.5, tail),
    betaQuantile(successes + 0.5, n - successes + 0.5, 1 - tail),
  ],
  normal(successes, n, tail) {
    const p = successes / n;
    return around(p, normalQuantile(1 - tail) * Math.sqrt((p * (1 - p)) / n));
  },
};

/** The x with P(X ≤ x) = p for a beta distribution. */
function betaQuantile(a: number, b: number, p: number): number {
  return (kernelBetaincinv(a, b, p, 1 - p) as [number, number])[0];
}
