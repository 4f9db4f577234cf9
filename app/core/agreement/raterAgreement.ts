import type { RatingMatrix } from './ratingTable.ts';
import { requireNumbers, tableOfMatrix } from './ratingTable.ts';

/** How one rater stands to the others. */
export interface RaterAgreement {
  /** Units that this rater and at least one other rated. */
  readonly units: number;
  /** The mean over these units of the share of the others who gave the same rating; null without units. */
  readonly agreement: number | null;
  /**
   * The mean over these units of the others' mean less this rater's rating: positive where this rater is stricter
   * and higher is better. Null without units or where ratings are texts.
   */
  readonly severity: number | null;
}

/**
 * For each rater of `ratings[rater][unit]` (null = missing) how often others say the same, and how much stricter
 * than others they are on the same units.
 *
 * @throws AppError invalid_input for rows of different lengths or anything but finite numbers, texts and null
 */
export function raterAgreement(ratings: RatingMatrix): RaterAgreement[] {
  const { values, start, value, count, ratings: raters } = tableOfMatrix(ratings);
  const numeric = values.every((rating) => typeof rating === 'number')
    ? requireNumbers(values, 'Severity')
    : null;
  const index = new Map(values.map((rating, v) => [rating, v]));
  return ratings.map((row) => {
    let units = 0;
    let same = 0;
    let stricter = 0;
    row.forEach((rating, u) => {
      const others = raters[u]! - 1;
      if (rating === null || others < 1) return;
      units++;
      const own = index.get(rating)!;
      for (let e = start[u]!; e < start[u + 1]!; e++) {
        if (value[e] === own) same += (count[e]! - 1) / others;
        else if (numeric !== null) stricter += (count[e]! / others) * (numeric[value[e]!]! - numeric[own]!);
      }
    });
    const severity = stricter / units;
    return {
      units,
      agreement: units === 0 ? null : same / units,
      severity: numeric !== null && Number.isFinite(severity) ? severity : null,
    };
  });
}
