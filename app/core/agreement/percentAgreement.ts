import { resolveCategories, weightMatrix } from '#app/core/agreement/categoryWeights.ts';
import type { AgreementWeights } from '#app/core/agreement/categoryWeights.ts';
import { tableOfMatrix } from '#app/core/agreement/ratingTable.ts';
import type { Rating, RatingMatrix } from '#app/core/agreement/ratingTable.ts';
import { unitAgreement } from '#app/core/agreement/unitAgreement.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface PercentAgreement {
  /** 0–1: the mean over units with two or more ratings of their agreeing pairs; null without such a unit. */
  readonly agreement: number | null;
  readonly reason?: Note;
}

/**
 * How often two raters of a unit agree, without regard to chance, of `ratings[rater][unit]` (null = missing);
 * weighted like `gwetAc`.
 *
 * @throws AppError invalid_input for malformed ratings or options
 */
export function percentAgreement(
  ratings: RatingMatrix,
  options: { weights?: AgreementWeights | undefined; categories?: readonly Rating[] | undefined } = {},
): PercentAgreement {
  const table = tableOfMatrix(ratings);
  const { categories, categoryOf } = resolveCategories(table, options.categories);
  const agreement = unitAgreement(table, categoryOf, weightMatrix(options.weights ?? 'identity', categories));
  let sum = 0;
  let units = 0;
  agreement.forEach((share, u) => {
    if (table.ratings[u]! < 2) return;
    sum += share;
    units++;
  });
  if (units === 0) return { agreement: null, reason: note('nothing-to-compare') };
  return { agreement: sum / units };
}
