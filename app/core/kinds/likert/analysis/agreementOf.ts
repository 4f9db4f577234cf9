import { alphaAndAc2 } from '../../../agreement/alphaAndAc2.ts';
import type { RatingRecord } from '../../../agreement/ratingTable.ts';
import { pointsOf, type Criterion } from '../../../studies/criteria.ts';
import type { RatingRow } from '../../../evidence/data.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import { countOf } from '../../../evidence/interval.ts';
import type { DataCount } from '../../../evidence/types.ts';
import { note, type Note } from '../../../shared/notes.ts';

/** A coefficient of agreement with its interval. */
export interface Coefficient {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why there is no value; null where there is one. */
  readonly reason: Note | null;
}

export interface CriterionAgreement {
  /** Krippendorff's α, ordinal. */
  readonly alpha: Coefficient;
  /** Gwet's AC2 with ordinal weights over all points of the scale. */
  readonly ac2: Coefficient;
  readonly n: DataCount;
  /** The texts that were rated. */
  readonly texts: number;
}

/** How intervals are drawn: items with all their outputs, resampled together. */
export interface Resampling {
  readonly level: number;
  readonly samples: number;
  readonly seed: string;
}

/**
 * Agreement on one criterion over the outputs of these systems. A text shared by systems is one unit: it was rated
 * once. Items are resampled with all their outputs.
 *
 * @param resampling null = no intervals
 */
export function agreementOf(
  ratings: readonly RatingRow[],
  criterion: Criterion,
  systems: readonly string[],
  resampling: Resampling | null,
): CriterionAgreement {
  const { text, rater, raters } = ratingIndex(ratings);
  const wanted = new Set(systems);
  const seen = new Set<number>();
  const units = new Set<number>();
  const rows: RatingRow[] = [];
  const records: RatingRecord[] = [];
  ratings.forEach((row, place) => {
    if (row.criterion !== criterion.key || !wanted.has(row.system)) return;
    const unit = text[place]!;
    const reading = unit * raters + rater[place]!;
    if (seen.has(reading)) return;
    seen.add(reading);
    units.add(unit);
    rows.push(row);
    records.push({ unit, rater: rater[place]!, value: row.value, cluster: row.item });
  });
  const bootstrap = resampling
    ? { samples: resampling.samples, seed: resampling.seed, confidence: resampling.level }
    : undefined;
  const categories = pointsOf(criterion) ?? undefined;
  const options = { level: 'ordinal', weights: 'ordinal', categories, bootstrap } as const;
  const { alpha, ac2 } = alphaAndAc2(records, options);
  return {
    alpha: coefficient(alpha.alpha, alpha.interval, alpha.reason),
    ac2: coefficient(ac2.coefficient, ac2.bootstrapInterval, ac2.reason),
    n: countOf(rows),
    texts: units.size,
  };
}

function coefficient(
  value: number | null,
  interval: readonly [number, number] | null | undefined,
  reason: Note | undefined,
): Coefficient {
  const [lower, upper] = value === null || !interval ? [null, null] : interval;
  return { value, lower, upper, reason: value === null ? (reason ?? note('agreement-undefined')) : null };
}
