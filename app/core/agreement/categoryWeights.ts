import { requireNumbers } from '#app/core/agreement/ratingTable.ts';
import type { Rating, RatingTable } from '#app/core/agreement/ratingTable.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { requireOneKind, sortLabels } from '#app/core/shared/labels.ts';

/** How much agreement two different categories count for (Gwet 2014, chapter 3). */
export type AgreementWeights = 'identity' | 'ordinal' | 'linear' | 'quadratic';

export const AGREEMENT_WEIGHTS: readonly AgreementWeights[] = ['identity', 'ordinal', 'linear', 'quadratic'];

/** A square matrix by category, row by row: 1 on the diagonal, 0 for the two that lie farthest apart. */
export interface WeightMatrix {
  readonly size: number;
  readonly at: (row: number, column: number) => number;
  readonly sum: number;
}

/**
 * @param categories linear and quadratic go by their numeric values, ordinal by their positions, where two
 *   categories that are d apart disagree by d(d + 1)/2 pairs; this is not Krippendorff's ordinal metric
 * @throws AppError invalid_input for an unknown kind, or texts where numeric values are needed
 */
export function weightMatrix(kind: AgreementWeights, categories: readonly Rating[]): WeightMatrix {
  const size = categories.length;
  const disagreement = disagreementOf(kind, categories);
  // Each rating may be a category of its own, so the matrix is never laid out.
  if (kind === 'identity') return { size, at: (k, l) => 1 - disagreement(k, l), sum: size };
  let most = 0;
  let sum = 0;
  for (let k = 0; k < size; k++) {
    for (let l = 0; l < size; l++) {
      most = Math.max(most, disagreement(k, l));
      sum += disagreement(k, l);
    }
  }
  const at = (k: number, l: number) => (k === l ? 1 : 1 - disagreement(k, l) / most);
  return { size, at, sum: size ** 2 - (size < 2 ? 0 : sum / most) };
}

function disagreementOf(
  kind: AgreementWeights,
  categories: readonly Rating[],
): (k: number, l: number) => number {
  switch (kind) {
    case 'identity':
      return (k, l) => (k === l ? 0 : 1);
    case 'ordinal':
      return (k, l) => (Math.abs(k - l) * (Math.abs(k - l) + 1)) / 2;
    case 'linear':
    case 'quadratic': {
      const values = requireNumbers(
        categories,
        (text) => new AppError('weighting-needs-numbers', { weighting: kind, text }),
      );
      const power = kind === 'linear' ? 1 : 2;
      // Only proportions count, so that values near the ends of float64 may be brought within it: by a power of two,
      // which costs no digits.
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const scale =
        largest > 1e150 || (largest > 0 && largest < 1e-150) ? 2 ** -Math.floor(Math.log2(largest)) : 1;
      return (k, l) => Math.abs(values[k]! * scale - values[l]! * scale) ** power;
    }
    default:
      throw new AppError('no-such-weights', { weights: AGREEMENT_WEIGHTS.join(', '), given: String(kind) });
  }
}

/**
 * The categories to use, and for each value of the table its place among them.
 *
 * @param categories all that a rater could have chosen, used or not; those that occur, sorted, where left out
 * @throws AppError invalid_input where a category is there twice or a rating is none of them
 */
export function resolveCategories(
  table: Pick<RatingTable, 'values'>,
  categories: readonly Rating[] | undefined,
): { categories: readonly Rating[]; categoryOf: Int32Array } {
  const all = categories ?? sortLabels(table.values);
  requireOneKind([...all, ...table.values], 'category');
  const index = new Map(all.map((category, k) => [category, k]));
  if (index.size !== all.length) throw new AppError('categories-twice');
  const categoryOf = Int32Array.from(table.values, (value) => {
    const k = index.get(value);
    if (k === undefined) {
      throw new AppError('rating-of-no-category', { rating: JSON.stringify(value) });
    }
    return k;
  });
  return { categories: all, categoryOf };
}
