import { normalCdf, normalQuantile } from './distributions.ts';

/** Beyond this many standard errors a boundary is as good as never crossed. */
const FARTHEST = 7;
/** Steps of the grid on which a statistic's density is carried from one analysis to the next; even, for Simpson's rule. */
const STEPS = 400;
/** Where the density of a statistic that has not crossed is as good as none, in standard errors. */
const LOWEST = -9;

/**
 * The one-sided error that may be spent up to an information fraction: the function of the O'Brien–Fleming type,
 * 2 − 2Φ(z₁₋α/₂ / √t), which spends little early and all of it at the end.
 *
 * Source: Lan & DeMets 1983, Discrete sequential boundaries for clinical trials, Biometrika 70: 659–663.
 *
 * @param fraction t, above 0; 1 and beyond spend everything
 * @param error α, one-sided, in (0, 1)
 */
export function spentError(fraction: number, error: number): number {
  if (fraction >= 1) return error;
  return 2 * normalCdf(-normalQuantile(1 - error / 2) / Math.sqrt(fraction));
}

/**
 * The nominal one-sided p-value below which each of several analyses of growing data decides, such that all of them
 * together decide wrongly with the error spent. Statistics are taken to be normal with independent increments:
 * those of analyses j < k correlate by √(t_j / t_k). Densities are carried on by numerical integration.
 *
 * Source: Armitage, McPherson & Rowe 1969, Repeated significance tests on accumulating data, JRSS A 132: 235–244;
 * Jennison & Turnbull 2000, Group Sequential Methods, chapter 19.
 *
 * @param information of each analysis, in any unit, above 0 and never falling
 * @param spent error spent up to and with each analysis, one-sided, never falling, below 1
 * @returns a p-value for each analysis, above 0
 */
export function boundaryPValues(information: readonly number[], spent: readonly number[]): number[] {
  const bounds: number[] = [];
  let before: Density | null = null;
  for (const [k, own] of information.entries()) {
    const error = spent[k]! - (spent[k - 1] ?? 0);
    const growth: Growth | null = before && { density: before, from: information[k - 1]!, to: own };
    const bound = boundFor(error, growth);
    bounds.push(normalCdf(-bound));
    before = densityBelow(bound, growth);
  }
  return bounds;
}

/** Density of a statistic that has crossed no boundary, at the points of a grid. */
interface Density {
  readonly low: number;
  readonly step: number;
  readonly values: Float64Array;
}

/** A density at one analysis, on its way to the next. */
interface Growth {
  readonly density: Density;
  readonly from: number;
  readonly to: number;
}

/** The boundary that is crossed now, and was not before, with a probability; found by halving. */
function boundFor(error: number, growth: Growth | null): number {
  if (growth === null) return error > 0 ? Math.min(FARTHEST, -normalQuantile(error)) : FARTHEST;
  if (!(error > 0)) return FARTHEST;
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (crossing(middle, growth) > error) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of having crossed nothing before and lying beyond `bound` now. */
function crossing(bound: number, growth: Growth): number {
  const { density, from, to } = growth;
  if (addsNothing(growth)) return massAbove(bound, density);
  const [own, all, new_] = [Math.sqrt(from), Math.sqrt(to), Math.sqrt(to - from)];
  return integral(density, (z) => normalCdf((z * own - bound * all) / new_));
}

function densityBelow(bound: number, growth: Growth | null): Density {
  const low = Math.min(LOWEST, bound - 1);
  const step = (bound - low) / STEPS;
  const values = Float64Array.from({ length: STEPS + 1 }, (_, i) => {
    const z = low + i * step;
    if (growth === null) return normalDensity(z);
    const { density, from, to } = growth;
    if (addsNothing(growth)) return at(density, z);
    const [own, all, new_] = [Math.sqrt(from), Math.sqrt(to), Math.sqrt(to - from)];
    return integral(density, (x) => (normalDensity((z * all - x * own) / new_) * all) / new_);
  });
  return { low, step, values };
}

/** So little new information moves a statistic by less than a step of its grid. */
function addsNothing({ from, to }: Growth): boolean {
  return to - from <= 1e-3 * from;
}

/** The part of a density beyond a bound, by straight lines between the points of its grid. */
function massAbove(bound: number, density: Density): number {
  const { low, step } = density;
  const high = low + STEPS * step;
  if (bound >= high) return 0;
  const own = (high - bound) / STEPS;
  let sum = 0;
  for (let i = 0; i <= STEPS; i++) {
    sum += (i === 0 || i === STEPS ? 0.5 : 1) * at(density, bound + i * own);
  }
  return sum * own;
}

/** Simpson's rule over a density's grid. */
function integral({ low, step, values }: Density, weight: (z: number) => number): number {
  let sum = 0;
  for (const [i, value] of values.entries()) {
    const factor = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
    sum += factor * value * weight(low + i * step);
  }
  return (sum * step) / 3;
}

/** A density between the points of its grid, by a straight line; 0 beyond. */
function at({ low, step, values }: Density, z: number): number {
  const place = (z - low) / step;
  if (place < 0 || place > STEPS) return 0;
  const below = Math.min(STEPS - 1, Math.floor(place));
  return values[below]! + (values[below + 1]! - values[below]!) * (place - below);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
