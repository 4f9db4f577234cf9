import type { StudyData } from '../../../evidence/data.ts';
import { MEAN_RATING_FLOOR } from '../../../evidence/evidence.ts';
import { floorState } from '../../../evidence/evidenceState.ts';
import { countOf, peopleInterval } from '../../../evidence/interval.ts';
import type { Comparison, PeopleLine } from '../../../evidence/kindAnalysis.ts';
import { lineOf } from '../../../evidence/lineOf.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import { noted } from '../../../evidence/noted.ts';
import type { EvidenceLine } from '../../../evidence/types.ts';
import { meanOf } from '../../../statistics/averages.ts';
import { rangeOf, type Criterion } from '../../../studies/criteria.ts';
import type { Margin } from '../../../studies/margins.ts';
import { ratingDifferences } from './differences.ts';
import { meanRatings } from './meanRatings.ts';

/** The line of one criterion, in points of its scale; margins come as shares of the scale's range. */
export function criterionLine(
  data: StudyData,
  criterion: Criterion,
  margin: Margin,
  comparison: Comparison,
): PeopleLine {
  const range = rangeOf(criterion);
  const differences = ratingDifferences(
    data.ratings,
    criterion.key,
    comparison.baseline,
    comparison.candidate,
  );
  const { placesOf } = ratingIndex(data.ratings);
  const values = (system: string) =>
    meanOf(placesOf(criterion.key, system).map((place) => data.ratings[place]!.value));
  const line = lineOf(differences, comparison.level, {
    kind: 'criterion',
    name: criterion.key,
    unit: 'points',
    accept: margin.accept * range,
    limit: margin.limit * range,
    baselineValue: values(comparison.baseline),
    candidateValue: values(comparison.candidate),
  });
  return { line, differences };
}

/** The floor under the candidate's mean rating over criteria. */
export function meanRatingFloor(data: StudyData, floor: number, comparison: Comparison): EvidenceLine {
  const values = meanRatings(data.ratings, comparison.candidate).map(({ item, rater, mean }) => ({
    item,
    rater,
    difference: mean,
  }));
  const interval = peopleInterval(values, comparison.level);
  return {
    kind: 'floor',
    name: MEAN_RATING_FLOOR,
    unit: 'points',
    accept: floor,
    limit: floor,
    estimate: interval.estimate,
    lower: interval.lower,
    upper: interval.upper,
    level: comparison.level,
    state: floorState(interval.lower, interval.upper, floor, 'atLeast'),
    votes: true,
    n: countOf(values),
    baselineValue: meanOf(meanRatings(data.ratings, comparison.baseline).map(({ mean }) => mean)),
    candidateValue: interval.estimate,
    ...noted(interval.note),
  };
}
