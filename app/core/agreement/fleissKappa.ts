import { AppError } from '#app/core/shared/errors.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface FleissResult {
  /** Chance from the categories' shares (Fleiss 1971); null where undefined. */
  readonly kappa: number | null;
  /** Chance 1/categories (Randolph 2005); null where undefined. */
  readonly randolph: number | null;
  readonly reason?: Note;
}

/**
 * Fleiss' κ for any number of raters, and Randolph's version with free margins.
 *
 * @param counts `counts[subject][category]`: whole numbers, the same sum for every subject
 * @throws AppError invalid_input where rows differ in length or sum, or hold anything but whole numbers ≥ 0
 */
export function fleissKappa(counts: readonly (readonly number[])[]): FleissResult {
  const q = requireCounts(counts);
  const undefinedBecause = (reason: Note) => ({ kappa: null, randolph: null, reason });
  const m = (counts[0] ?? []).reduce((sum, count) => sum + count, 0);
  if (m < 2) return undefinedBecause(note('subjects-need-two-ratings'));
  const ratings = counts.length * m;
  if (!Number.isSafeInteger(ratings)) return undefinedBecause(note('ratings-uncountable'));
  const totals = new Float64Array(q);
  let observed = 0;
  for (const row of counts) {
    row.forEach((count, k) => {
      totals[k]! += count;
      observed += (count * (count - 1)) / ((m - 1) * ratings);
    });
  }
  const randolph = q < 2 ? null : (observed - 1 / q) / (1 - 1 / q);
  if (totals.includes(ratings)) {
    return {
      kappa: null,
      randolph,
      reason: note('ratings-in-one-category'),
    };
  }
  const chance = totals.reduce((sum, total) => sum + (total / ratings) ** 2, 0);
  return { kappa: (observed - chance) / (1 - chance), randolph };
}

function requireCounts(counts: readonly (readonly number[])[]): number {
  const q = counts[0]?.length ?? 0;
  const sum = (row: readonly number[]) => row.reduce((total, count) => total + count, 0);
  counts.forEach((row, subject) => {
    if (row.length !== q || !row.every((count) => Number.isInteger(count) && count >= 0)) {
      throw new AppError('counts-incomplete', { place: `counts[${subject}]`, categories: q });
    }
    if (sum(row) !== sum(counts[0]!)) {
      throw new AppError('counts-unequal', {
        place: `counts[${subject}]`,
        sum: sum(row),
        first: sum(counts[0]!),
      });
    }
  });
  return q;
}
