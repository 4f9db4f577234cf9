import { meanOf } from '../statistics/averages.ts';
import type { CrossedColumns } from '../statistics/crossedVariance.ts';
import { varianceComponents } from '../statistics/varianceComponents.ts';
import type { Parts } from './question.ts';

/** A variance as it is believed to be after what was observed. */
export interface Told {
  readonly value: number;
  /** The variance as it might be too, from a standard normal deviate. */
  sample(deviate: number): number;
}

export interface ToldParts {
  readonly items: Told;
  readonly raters: Told;
  readonly residual: Told;
  /** Whether anything was observed that tells them apart. */
  readonly told: boolean;
}

/**
 * Variance components of several lists of values, pooled, and drawn towards what is assumed as far as they are uncertain.
 * Three raters hardly tell how raters differ: an estimate of 0, which is common, would plan for raters who all agree.
 *
 * @param lists one for each criterion and candidate; those whose layout tells nothing are passed over
 */
export function toldBy(lists: readonly CrossedColumns[], assumed: Parts): ToldParts {
  const found = lists.flatMap((columns) => {
    const one = varianceComponents(columns);
    return one === null ? [] : [one];
  });
  if (found.length === 0) {
    const untold = (value: number) => shrunk(value, Infinity, value);
    return {
      items: untold(assumed.items),
      raters: untold(assumed.raters),
      residual: untold(assumed.residual),
      told: false,
    };
  }
  const mean = (of: (one: (typeof found)[number]) => number) => meanOf(found.map(of))!;
  const residual = Math.max(
    mean((one) => one.residual),
    0.1 * assumed.residual,
  );
  const [items, raters] = [mean((one) => one.items), mean((one) => one.raters)];
  const { observations: n, items: itemCount, raters: raterCount } = found[0]!.layout;
  const [perItem, perRater] = [n / itemCount, n / raterCount];
  const left = Math.max(1, n - itemCount - raterCount + 1);
  // Criteria are judged by the same people on the same items: together they count for little more than one.
  const ofMeanSquare = (value: number, df: number) => (2 * value ** 2) / df;
  const ofResidual = ofMeanSquare(residual, left);
  const uncertain = (component: number, per: number, df: number) =>
    (ofMeanSquare(residual + per * Math.max(component, 0), df) + ofResidual) / per ** 2;
  return {
    items: shrunk(items, uncertain(items, perItem, itemCount - 1), assumed.items),
    raters: shrunk(raters, uncertain(raters, perRater, raterCount - 1), assumed.raters),
    residual: shrunk(residual, ofResidual, assumed.residual),
    told: true,
  };
}

/**
 * An estimate of a variance and an assumption, weighed by how sure either is; the assumption may be off by as much as
 * itself.
 *
 * @param uncertainty squared standard error of the estimate
 */
export function shrunk(estimate: number, uncertainty: number, assumed: number): Told {
  const prior = assumed ** 2;
  const weight = prior === 0 ? 1 : prior / (prior + uncertainty);
  const value = Math.max(0.05 * assumed, weight * estimate + (1 - weight) * assumed);
  const variance = Number.isFinite(uncertainty) ? weight * uncertainty : prior;
  // Log-normal with this mean and variance: a variance is never below 0.
  const spread = Math.log1p(variance / Math.max(value ** 2, 1e-12));
  return { value, sample: (deviate) => value * Math.exp(Math.sqrt(spread) * deviate - spread / 2) };
}
