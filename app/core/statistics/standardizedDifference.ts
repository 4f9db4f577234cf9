import { AppError } from '#app/core/shared/errors.ts';
import { normalQuantile, requireConfidence } from './distributions.ts';
import { type Moments, moments } from './moments.ts';
import { requirePairs } from './pairs.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export const STANDARDIZED_DIFFERENCE_METHODS = ['cohen', 'hedges', 'glass', 'paired'] as const;
export type StandardizedDifferenceMethod = (typeof STANDARDIZED_DIFFERENCE_METHODS)[number];

export interface StandardizedDifference {
  /** Positive where x is larger; null where undefined. */
  readonly difference: number | null;
  readonly standardError: number | null;
  /** Normal, by the large-sample standard error. */
  readonly interval: [number, number] | null;
  /** Why it is null. */
  readonly reason?: Note;
}

/**
 * The difference of two means in standard deviations: pooled over both sides (`cohen`: Cohen's d), the same
 * corrected for small samples by 1 − 3/(4·df − 1) (`hedges`: Hedges' g), those of y alone (`glass`: Glass's Δ), or
 * those of the differences x − y of pairs (`paired`: d_z). Standard errors after Hedges & Olkin (1985) and
 * Borenstein et al. (2009).
 *
 * @param x finite numbers; as many as y where paired
 * @throws AppError invalid_input for values that are not finite, lengths that differ where paired, or a confidence
 *   outside (0, 1)
 */
export function standardizedDifference(
  x: readonly number[],
  y: readonly number[],
  {
    method = 'cohen',
    confidence = 0.95,
  }: { method?: StandardizedDifferenceMethod | undefined; confidence?: number | undefined } = {},
): StandardizedDifference {
  const z = normalQuantile(0.5 + requireConfidence(confidence) / 2);
  if (method === 'paired') requirePairs(x, y);
  requireFinite('x', x);
  requireFinite('y', y);
  const found =
    method === 'paired'
      ? ofPairs(moments(x.map((value, i) => value - y[i]!)))
      : ofSides(...sides(x, y), method);
  if ('kind' in found) return { difference: null, standardError: null, interval: null, reason: found };
  const [difference, standardError] = found;
  const interval: [number, number] = [difference - z * standardError, difference + z * standardError];
  if (![difference, ...interval].every(Number.isFinite)) {
    const reason = note('difference-beyond-numbers');
    return { difference: null, standardError: null, interval: null, reason };
  }
  return { difference, standardError, interval };
}

/** Difference and standard error, or why there is none. */
type Found = [difference: number, standardError: number] | Note;

/** Moments of both sides from one origin, so that the difference of their means keeps its digits. */
function sides(x: readonly number[], y: readonly number[]): [Moments, Moments] {
  const origin = y[0] ?? 0;
  const shifted = [x, y].map((values) => values.map((value) => value - origin));
  const [a, b] = shifted.every((values) => values.every(Number.isFinite)) ? shifted : [x, y];
  return [moments(a!), moments(b!)];
}

const TOO_FEW = note('spread-needs-two-values');
const NO_SPREAD = note('values-without-spread');
const BEYOND = note('values-beyond-numbers');

function ofPairs({ n, mean, variance }: Moments): Found {
  if (n < 2) return TOO_FEW;
  if (variance === 0) return NO_SPREAD;
  if (mean === null || variance === null) return BEYOND;
  const d = mean / Math.sqrt(variance);
  return [d, Math.sqrt(1 / n + d ** 2 / (2 * n))];
}

function ofSides(x: Moments, y: Moments, method: 'cohen' | 'hedges' | 'glass'): Found {
  if (y.n < 2 || x.n < (method === 'glass' ? 1 : 2)) return TOO_FEW;
  if (x.mean === null || y.mean === null || y.variance === null) return BEYOND;
  if (method === 'glass') {
    if (y.variance === 0) return NO_SPREAD;
    const d = (x.mean - y.mean) / Math.sqrt(y.variance);
    return [d, Math.sqrt(1 / x.n + 1 / y.n + d ** 2 / (2 * (y.n - 1)))];
  }
  if (x.variance === null) return BEYOND;
  const df = x.n + y.n - 2;
  const pooled = ((x.n - 1) / df) * x.variance + ((y.n - 1) / df) * y.variance;
  if (pooled === 0) return NO_SPREAD;
  const d = (x.mean - y.mean) / Math.sqrt(pooled);
  const error = Math.sqrt(1 / x.n + 1 / y.n + d ** 2 / (2 * (x.n + y.n)));
  const shrink = method === 'hedges' ? 1 - 3 / (4 * df - 1) : 1;
  return [shrink * d, shrink * error];
}

function requireFinite(name: string, values: readonly number[]): void {
  const place = values.findIndex((value) => !Number.isFinite(value));
  if (place === -1) return;
  throw new AppError('not-finite', { place: `${name}[${place}]`, value: String(values[place]) });
}
