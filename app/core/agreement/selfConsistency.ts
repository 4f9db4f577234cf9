import { AppError } from '#app/core/shared/errors.ts';
import { requireOneKind } from '../shared/labels.ts';
import type { Rating } from './ratingTable.ts';

/** How steady one rater is on units that they rated more than once. */
export interface SelfConsistency {
  readonly rater: Rating;
  /** Units rated twice or more. */
  readonly units: number;
  /** The mean over these units of the share of pairs of ratings that are equal; null without units. */
  readonly agreement: number | null;
  /** The mean over these units of the mean distance of two ratings; null without units or where ratings are texts. */
  readonly distance: number | null;
}

/**
 * For each rater, in the order in which they first occur, how far repeated ratings of the same unit agree.
 *
 * @throws AppError invalid_input for a rating that is neither a finite number nor a text
 */
export function selfConsistency(
  ratings: readonly (readonly [unit: Rating, rater: Rating, value: Rating])[],
): SelfConsistency[] {
  const repeats = new Map<Rating, Map<Rating, Rating[]>>();
  ratings.forEach(([unit, rater, value], k) => {
    if (typeof value !== 'string' && !Number.isFinite(value)) {
      throw new AppError('no-rating-value', { place: `ratings[${k}]`, value: String(value) });
    }
    const units = repeats.get(rater) ?? new Map<Rating, Rating[]>();
    repeats.set(rater, units);
    const values = units.get(unit);
    if (values === undefined) units.set(unit, [value]);
    else values.push(value);
  });
  requireOneKind(
    ratings.map(([, , value]) => value),
    'rating',
  );
  return Array.from(repeats, ([rater, units]) => {
    const repeated = [...units.values()].filter((values) => values.length > 1);
    return {
      rater,
      units: repeated.length,
      agreement: meanOf(repeated.map(equalShare)),
      distance: meanOf(repeated.map(meanDistance)),
    };
  });
}

/** The share of pairs that are equal. */
function equalShare(values: readonly Rating[]): number {
  const counts = new Map<Rating, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let equal = 0;
  for (const count of counts.values()) equal += count * (count - 1);
  return equal / (values.length * (values.length - 1));
}

/** The mean distance of two values: in ascending order the i-th is subtracted from those above, added for those below. */
function meanDistance(values: readonly Rating[]): number {
  if (!values.every((value) => typeof value === 'number')) return NaN;
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  return Float64Array.from(values)
    .sort()
    .reduce((sum, value, i) => sum + (value / pairs) * (2 * i - n + 1), 0);
}

function meanOf(values: readonly number[]): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Number.isFinite(mean) ? mean : null;
}
