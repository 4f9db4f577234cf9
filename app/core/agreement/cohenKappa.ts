import { resolveCategories } from '#app/core/agreement/categoryWeights.ts';
import type { Rating } from '#app/core/agreement/ratingTable.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { sortLabels } from '#app/core/shared/labels.ts';
import { normalQuantile, requireConfidence } from '#app/core/statistics/distributions.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface CohenOptions {
  /** By position in `categories`; `none` where it is left out. */
  readonly weights?: 'none' | 'linear' | 'quadratic' | undefined;
  /** All that a rater could have chosen; those that occur, sorted, where left out. */
  readonly categories?: readonly Rating[] | undefined;
  /** In (0, 1); 0.95 where it is left out. */
  readonly confidence?: number | undefined;
}

export interface CohenResult {
  /** At most 1, 0 at chance; null where undefined. */
  readonly kappa: number | null;
  readonly standardError: number | null;
  /** Normal, not cut. */
  readonly interval: [number, number] | null;
  readonly reason?: Note;
}

/**
 * Cohen's κ of two raters over the same units, plain or weighted, with the large-sample standard error of Fleiss,
 * Cohen & Everitt (1969).
 *
 * @param a the first rater's categories, one a unit
 * @param b the second rater's, as many
 * @throws AppError invalid_input where the lengths differ, a rating is missing or none of the categories, or an
 *   option is unknown
 */
export function cohenKappa(
  a: readonly Rating[],
  b: readonly Rating[],
  options: CohenOptions = {},
): CohenResult {
  const confidence = requireConfidence(options.confidence ?? 0.95);
  const distance = distanceOf(options.weights ?? 'none');
  requireComplete(a, b);
  const n = a.length;
  const values = sortLabels(new Set([...a, ...b]));
  const { categories, categoryOf } = resolveCategories({ values }, options.categories);
  const undefinedBecause = (reason: Note) => ({ kappa: null, standardError: null, interval: null, reason });
  if (n === 0) return undefinedBecause(note('no-unit'));

  const q = categories.length;
  const place = new Map(values.map((value, index) => [value, categoryOf[index]!]));
  const cells = new Float64Array(q * q);
  a.forEach((value, unit) => (cells[place.get(value)! * q + place.get(b[unit]!)!]! += 1 / n));
  const rows = new Float64Array(q);
  const columns = new Float64Array(q);
  cells.forEach((share, cell) => {
    rows[Math.floor(cell / q)]! += share;
    columns[cell % q]! += share;
  });

  // Disagreement weights d; with agreement weights 1 − d these are the same κ and standard error.
  let observed = 0;
  let expected = 0;
  const ofRow = new Float64Array(q);
  const ofColumn = new Float64Array(q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const d = distance(i, j);
      observed += d * cells[i * q + j]!;
      expected += d * rows[i]! * columns[j]!;
      ofRow[i]! += d * columns[j]!;
      ofColumn[j]! += d * rows[i]!;
    }
  }
  if (expected === 0) return undefinedBecause(note('same-category-throughout'));
  const ratio = observed / expected; // 1 − κ
  let square = 0;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      square += cells[i * q + j]! * (distance(i, j) - (ofRow[i]! + ofColumn[j]!) * ratio) ** 2;
    }
  }
  const variance = (square - (observed - 2 * expected * ratio) ** 2) / (n * expected ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  const kappa = 1 - ratio;
  const reach = normalQuantile(0.5 + confidence / 2) * standardError;
  return { kappa, standardError, interval: [kappa - reach, kappa + reach] };
}

function distanceOf(weights: string): (i: number, j: number) => number {
  if (weights === 'none') return (i, j) => (i === j ? 0 : 1);
  if (weights === 'linear') return (i, j) => Math.abs(i - j);
  if (weights === 'quadratic') return (i, j) => (i - j) ** 2;
  throw new AppError('no-such-weights', { weights: 'none, linear, quadratic', given: weights });
}

function requireComplete(a: readonly Rating[], b: readonly Rating[]): void {
  if (a.length !== b.length) {
    throw new AppError('kappa-sides-differ', { a: a.length, b: b.length });
  }
  for (const [name, list] of [['a', a] as const, ['b', b] as const]) {
    list.forEach((value: unknown, unit) => {
      if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
        throw new AppError('kappa-rating-missing', { place: `${name}[${unit}]` });
      }
    });
  }
}
