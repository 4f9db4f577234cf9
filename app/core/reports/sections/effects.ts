import type { RatingRow, StudyData } from '../../evidence/data.ts';
import { countOf } from '../../evidence/interval.ts';
import { DESCRIPTIVE_LEVEL } from '../../evidence/level.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { differenceInterval, meanInterval } from '../../statistics/differenceInterval.ts';
import { normalQuantile } from '../../statistics/distributions.ts';
import { moments } from '../../statistics/moments.ts';
import type { Criterion } from '../../studies/criteria.ts';
import type { EffectSummary, NormalisedMean } from '../report.ts';

/** The normal quantile of the level. */
const NORMAL = normalQuantile(0.5 + DESCRIPTIVE_LEVEL / 2);

/**
 * Differences in standard deviations of a single rating: candidate − baseline by the same rater on the same item, over the
 * root of the mean of both systems' variances. The interval joins that of the difference, items and raters crossed, with how
 * far the standard deviation of as many items is known, d²/(2·(items − 1)), as in the variance of Hedges & Olkin (1985).
 */
export function effectSection(
  { ratings }: Pick<StudyData, 'ratings'>,
  criteria: readonly Criterion[],
  baseline: string,
  candidates: readonly string[],
): EffectSummary[] {
  return candidates.flatMap((system) =>
    criteria.flatMap(({ key: criterion }) => {
      const [own, other] = [cellsOf(ratings, criterion, system), cellsOf(ratings, criterion, baseline)];
      const rows = [...own].flatMap(([cell, { item, rater, value }]) => {
        const before = other.get(cell);
        return before === undefined ? [] : [{ item, rater, difference: value - before.value }];
      });
      const variances = [own, other].map(
        (cells) => moments([...cells.values()].map(({ value }) => value)).variance,
      );
      const deviation = Math.sqrt(((variances[0] ?? 0) + (variances[1] ?? 0)) / 2);
      if (deviation === 0 || rows.length === 0) return [];
      const { estimate, lower, upper } = differenceInterval(rows, { confidence: DESCRIPTIVE_LEVEL });
      const d = estimate === null ? null : estimate / deviation;
      const n = countOf(rows);
      const reach =
        d === null || lower === null || upper === null
          ? null
          : Math.hypot((upper - lower) / 2 / deviation, (NORMAL * d) / Math.sqrt(2 * (n.items - 1)));
      return [
        {
          system,
          criterion,
          estimate: d,
          lower: reach === null ? null : d! - reach,
          upper: reach === null ? null : d! + reach,
          deviation,
          level: DESCRIPTIVE_LEVEL,
          n,
        },
      ];
    }),
  );
}

/**
 * Means of ratings from which each rater's own mean and spread on the criterion, over all that they rated, are taken first:
 * z = (rating − the rater's mean) / the rater's standard deviation. Raters without spread don't count.
 *
 * @param systems of which a mean is given
 */
export function normalisedMeans(
  { ratings }: Pick<StudyData, 'ratings'>,
  criteria: readonly Criterion[],
  systems: readonly string[],
): NormalisedMean[] {
  const index = ratingIndex(ratings);
  const scaleOf = (place: number) => index.criterion[place]! * index.raters + index.rater[place]!;
  const own = new Map<number, number[]>();
  ratings.forEach(({ value }, place) => {
    entryOf(own, scaleOf(place), () => [] as number[]).push(value);
  });
  const scales = new Map([...own].map(([scale, values]) => [scale, moments(values)]));
  return systems.flatMap((system) =>
    criteria.flatMap(({ key: criterion }) => {
      const given = index.placesOf(criterion, system).flatMap((place) => {
        const { item, rater, value } = ratings[place]!;
        const { mean, variance } = scales.get(scaleOf(place))!;
        if (mean === null || variance === null || variance === 0) return [];
        return [{ item, rater, value: (value - mean) / Math.sqrt(variance) }];
      });
      if (given.length === 0) return [];
      const { estimate, lower, upper } = meanInterval(given, { confidence: DESCRIPTIVE_LEVEL });
      const n = countOf(given);
      return [{ system, criterion, mean: estimate, lower, upper, level: DESCRIPTIVE_LEVEL, n }];
    }),
  );
}

/** The ratings of a system on a criterion by item and rater. */
function cellsOf(ratings: readonly RatingRow[], criterion: string, system: string): Map<number, RatingRow> {
  const { cell, placesOf } = ratingIndex(ratings);
  return new Map(placesOf(criterion, system).map((place) => [cell[place]!, ratings[place]!]));
}
