import { meanOf } from '../../statistics/averages.ts';
import type { Criterion } from '../../studies/criteria.ts';
import type { Margin } from '../../studies/margins.ts';
import type { StudyData } from '../data.ts';
import { evidenceState, floorState } from '../evidenceState.ts';
import { MEAN_RATING_FLOOR } from '../evidence.ts';
import type { EvidenceLine } from '../types.ts';
import { preferenceDifferences, ratingDifferences } from './differences.ts';
import type { Difference } from './differences.ts';
import { countOf, peopleInterval } from './interval.ts';
import { meanRatings } from './meanRatings.ts';

/** The two systems that a line compares, and the confidence of its interval. */
export interface Comparison {
  readonly baseline: string;
  readonly candidate: string;
  readonly level: number;
}

/** The line of one criterion, in points of its scale; margins come as shares of the scale's range. */
export function criterionLine(
  data: StudyData,
  criterion: Criterion,
  margin: Margin,
  comparison: Comparison,
): { line: EvidenceLine; differences: Difference[] } {
  const range = criterion.scale - 1;
  const differences = ratingDifferences(
    data.ratings,
    criterion.key,
    comparison.baseline,
    comparison.candidate,
  );
  const values = (system: string) =>
    meanOf(
      data.ratings.flatMap((row) =>
        row.criterion === criterion.key && row.system === system ? [row.value] : [],
      ),
    );
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

/** The line of net preference, P(candidate) − P(baseline) with ties 0; the systems' own values are those shares. */
export function preferenceLine(
  data: StudyData,
  margin: Margin,
  comparison: Comparison,
): { line: EvidenceLine; differences: Difference[] } {
  const differences = preferenceDifferences(data, comparison.baseline, comparison.candidate);
  const share = (sign: number) =>
    differences.length === 0
      ? null
      : differences.filter(({ difference }) => difference === sign).length / differences.length;
  const line = lineOf(differences, comparison.level, {
    kind: 'preference',
    name: 'preference',
    unit: 'share',
    ...margin,
    baselineValue: share(-1),
    candidateValue: share(1),
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
    ...(interval.note === null ? {} : { note: interval.note }),
  };
}

function lineOf(
  differences: readonly Difference[],
  level: number,
  line: Pick<
    EvidenceLine,
    'kind' | 'name' | 'unit' | 'accept' | 'limit' | 'baselineValue' | 'candidateValue'
  >,
): EvidenceLine {
  const { estimate, lower, upper, note } = peopleInterval(differences, level);
  return {
    ...line,
    estimate,
    lower,
    upper,
    level,
    state: evidenceState(lower, upper, line.accept, line.limit),
    votes: true,
    n: countOf(differences),
    ...(note === null ? {} : { note }),
  };
}
