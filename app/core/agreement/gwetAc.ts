import { resolveCategories, weightMatrix } from '#app/core/agreement/categoryWeights.ts';
import type { AgreementWeights, WeightMatrix } from '#app/core/agreement/categoryWeights.ts';
import { tableOfMatrix, tableOfRecords } from '#app/core/agreement/ratingTable.ts';
import type { Rating, RatingMatrix, RatingRecord, RatingTable } from '#app/core/agreement/ratingTable.ts';
import { unitAgreement } from '#app/core/agreement/unitAgreement.ts';
import { resampledInterval, resampleUnits } from '#app/core/agreement/unitResampling.ts';
import type { ResamplingOptions, UnitStatistic } from '#app/core/agreement/unitResampling.ts';
import { requireConfidence, tCritical } from '#app/core/statistics/distributions.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface GwetOptions extends ResamplingOptions {
  /** `identity` (AC1) where it is left out; any other gives AC2. */
  readonly weights?: AgreementWeights | undefined;
  /** All that a rater could have chosen; unused ones count. Those that occur, sorted, where left out. */
  readonly categories?: readonly Rating[] | undefined;
  /** Of `interval`, in (0, 1); 0.95 where it is left out. */
  readonly confidence?: number | undefined;
}

export interface GwetResult {
  /** AC1 or AC2, at most 1; null where undefined. */
  readonly coefficient: number | null;
  readonly percentAgreement: number | null;
  readonly chanceAgreement: number | null;
  /** Over units; null below two units. */
  readonly standardError: number | null;
  /** By t with units − 1 degrees of freedom, cut at 1 above. */
  readonly interval: [number, number] | null;
  /** With `bootstrap`: percentiles of the resampled coefficients. */
  readonly bootstrapInterval?: [number, number] | null;
  /** Resamples on which the coefficient is defined; beside `bootstrapInterval`. */
  readonly definedSamples?: number;
  readonly reason?: Note;
}

/**
 * Gwet's AC1 and AC2 of `ratings[rater][unit]` (null = missing): agreement beyond a chance that stays small when
 * nearly all ratings fall into one category (Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition). Equal
 * to irrCAC.
 *
 * @throws AppError invalid_input for malformed ratings or options
 * @example gwetAc([[5, 5, 4], [5, 4, 4]], { weights: 'ordinal', categories: [1, 2, 3, 4, 5] }).coefficient
 */
export function gwetAc(ratings: RatingMatrix, options: GwetOptions = {}): GwetResult {
  return gwetOfTable(tableOfMatrix(ratings), options);
}

/** The same for records; units' clusters are taken from them where they name them. */
export function gwetAcOfRecords(
  records: readonly RatingRecord[],
  options: Omit<GwetOptions, 'clusters'> = {},
): GwetResult {
  const { table, clusters } = tableOfRecords(records);
  return gwetOfTable(table, { ...options, clusters });
}

function gwetOfTable(table: RatingTable, options: GwetOptions): GwetResult {
  const { at, result } = prepareGwet(table, options);
  if (options.bootstrap === undefined) return result(null);
  return result(resampleUnits(table.units, options.bootstrap, options.clusters, at));
}

/** The coefficient of a table for whoever draws resamples: its value on each, and what comes of those; null = of none. */
export function prepareGwet(
  table: RatingTable,
  options: GwetOptions,
): {
  readonly at: UnitStatistic;
  readonly result: (resampled: readonly (number | null)[] | null) => GwetResult;
} {
  const confidence = requireConfidence(options.confidence ?? 0.95);
  const { categories, categoryOf } = resolveCategories(table, options.categories);
  const weights = weightMatrix(options.weights ?? 'identity', categories);
  const agreement = unitAgreement(table, categoryOf, weights);
  const evaluateAt = (times: Float64Array) => evaluate(table, agreement, categoryOf, weights, times);
  const estimate = evaluateAt(new Float64Array(table.units).fill(1));
  const standardError = () => standardErrorOf(table, agreement, categoryOf, weights, estimate as Defined);
  return {
    at: (times) => evaluateAt(times).coefficient,
    result: (resampled) => {
      const bootstrapped =
        resampled === null
          ? {}
          : {
              bootstrapInterval: resampledInterval(resampled, options.bootstrap),
              definedSamples: resampled.filter((value) => value !== null).length,
            };
      return resultOf(estimate, standardError, confidence, bootstrapped);
    },
  };
}

function resultOf(
  estimate: Defined | Undefined,
  standardErrorNow: () => number | null,
  confidence: number,
  bootstrapped: Pick<GwetResult, 'bootstrapInterval' | 'definedSamples'>,
): GwetResult {
  const { coefficient, percentAgreement, chanceAgreement, reason } = estimate;
  const shown = { coefficient, percentAgreement, chanceAgreement };
  if (coefficient === null) return { ...shown, standardError: null, interval: null, ...bootstrapped, reason };
  const standardError = standardErrorNow();
  if (standardError === null) {
    const why = note('one-unit-only');
    return { ...shown, standardError: null, interval: null, ...bootstrapped, reason: why };
  }
  const reach = tCritical(confidence, estimate.rated - 1) * standardError;
  const interval: [number, number] = [coefficient - reach, Math.min(1, coefficient + reach)];
  return { ...shown, standardError, interval, ...bootstrapped };
}

interface Defined {
  readonly coefficient: number;
  readonly percentAgreement: number;
  readonly chanceAgreement: number;
  /** Share of each category, every rated unit weighing the same. */
  readonly shares: Float64Array;
  /** Units with at least one rating, and with at least two. */
  readonly rated: number;
  readonly pairable: number;
  readonly reason?: undefined;
}

interface Undefined {
  readonly coefficient: null;
  readonly percentAgreement: number | null;
  readonly chanceAgreement: null;
  readonly reason: Note;
}

/** The coefficient where unit u is there `times[u]` times. */
function evaluate(
  table: RatingTable,
  agreement: Float64Array,
  categoryOf: Int32Array,
  weights: WeightMatrix,
  times: Float64Array,
): Defined | Undefined {
  const q = weights.size;
  const shares = new Float64Array(q);
  let rated = 0;
  let pairable = 0;
  let agreeing = 0;
  for (let u = 0; u < table.units; u++) {
    const m = table.ratings[u]!;
    if (m === 0 || times[u] === 0) continue;
    rated += times[u]!;
    if (m >= 2) {
      pairable += times[u]!;
      agreeing += times[u]! * agreement[u]!;
    }
    for (let e = table.start[u]!; e < table.start[u + 1]!; e++) {
      shares[categoryOf[table.value[e]!]!]! += (times[u]! * table.count[e]!) / m;
    }
  }
  const undefinedBecause = (reason: Note, percentAgreement: number | null): Undefined => ({
    coefficient: null,
    percentAgreement,
    chanceAgreement: null,
    reason,
  });
  if (pairable === 0) return undefinedBecause(note('nothing-to-compare'), null);
  const observed = agreeing / pairable;
  if (q < 2) return undefinedBecause(note('one-category-only'), observed);
  let spread = 0;
  for (let k = 0; k < q; k++) {
    shares[k]! /= rated;
    spread += shares[k]! * (1 - shares[k]!);
  }
  const chance = (weights.sum * spread) / (q * (q - 1));
  if (!(chance < 1)) return undefinedBecause(note('chance-agrees-fully'), observed);
  const coefficient = (observed - chance) / (1 - chance);
  return { coefficient, percentAgreement: observed, chanceAgreement: chance, shares, rated, pairable };
}

/** The linearised variance over units, without a finite-population factor; null below two units. */
function standardErrorOf(
  table: RatingTable,
  agreement: Float64Array,
  categoryOf: Int32Array,
  weights: WeightMatrix,
  { coefficient, chanceAgreement: chance, shares, rated, pairable }: Defined,
): number | null {
  if (rated < 2) return null;
  const q = weights.size;
  let squares = 0;
  for (let u = 0; u < table.units; u++) {
    const m = table.ratings[u]!;
    if (m === 0) continue;
    const own = m >= 2 ? ((rated / pairable) * (agreement[u]! - chance)) / (1 - chance) : 0;
    let rarity = 0;
    for (let e = table.start[u]!; e < table.start[u + 1]!; e++) {
      rarity += (table.count[e]! * (1 - shares[categoryOf[table.value[e]!]!]!)) / m;
    }
    const ownChance = (weights.sum * rarity) / (q * (q - 1));
    squares += (own - (2 * (1 - coefficient) * (ownChance - chance)) / (1 - chance) - coefficient) ** 2;
  }
  return Math.sqrt(squares / (rated * (rated - 1)));
}
