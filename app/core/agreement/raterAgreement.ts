import { AppError } from '../shared/errors.ts';
import type { Rating, RatingMatrix, RatingRecord, RatingTable } from './ratingTable.ts';
import { requireNumbers, tableOfMatrix, tableOfRecords } from './ratingTable.ts';

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
  const { add, result } = comparisons(tableOfMatrix(ratings));
  return ratings.map((row) => {
    const sums = { units: 0, same: 0, stricter: 0 };
    row.forEach((rating, unit) => {
      if (rating !== null) add(sums, unit, rating);
    });
    return result(sums);
  });
}

/**
 * The same from records, by rater in the order in which they first occur.
 *
 * @throws AppError invalid_input as `tableOfRecords`
 */
export function raterAgreementOfRecords(
  records: readonly RatingRecord[],
): Map<RatingRecord['rater'], RaterAgreement> {
  const { table, unitNames } = tableOfRecords(records);
  const places = new Map(unitNames.map((name, unit) => [name, unit]));
  const { add, result } = comparisons(table);
  const raters = new Map<RatingRecord['rater'], Sums>();
  for (const { unit, rater, value } of records) {
    const sums = raters.get(rater) ?? { units: 0, same: 0, stricter: 0 };
    raters.set(rater, sums);
    add(sums, places.get(unit)!, value);
  }
  return new Map(Array.from(raters, ([rater, sums]) => [rater, result(sums)]));
}

interface Sums {
  units: number;
  same: number;
  stricter: number;
}

/** Compares one rating after the other with the others of its unit. */
function comparisons({ values, start, value, count, ratings }: RatingTable) {
  const numeric = values.every((rating) => typeof rating === 'number')
    ? requireNumbers(values, (text) => new AppError('severity-needs-numbers', { text }))
    : null;
  const index = new Map(values.map((rating, v) => [rating, v]));
  return {
    add(sums: Sums, unit: number, rating: Rating): void {
      const others = ratings[unit]! - 1;
      if (others < 1) return;
      sums.units++;
      const own = index.get(rating)!;
      for (let e = start[unit]!; e < start[unit + 1]!; e++) {
        if (value[e] === own) sums.same += (count[e]! - 1) / others;
        else if (numeric !== null)
          sums.stricter += (count[e]! / others) * (numeric[value[e]!]! - numeric[own]!);
      }
    },
    result({ units, same, stricter }: Sums): RaterAgreement {
      const severity = stricter / units;
      return {
        units,
        agreement: units === 0 ? null : same / units,
        severity: numeric !== null && Number.isFinite(severity) ? severity : null,
      };
    },
  };
}
