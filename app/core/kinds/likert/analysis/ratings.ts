import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import { meanInterval } from '../../../statistics/differenceInterval.ts';
import { endsOf, pointsOf, type Criterion } from '../../../studies/criteria.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { countOf } from '../../../evidence/interval.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import type { RatingSummary } from './summaries.ts';
import { orderedSystems } from '../../../evidence/orderedSystems.ts';

/** How the ratings of each system on each criterion are distributed, and their mean. */
export function ratingSection(data: StudyData, criteria: readonly Criterion[]): RatingSummary[] {
  const { placesOf } = ratingIndex(data.ratings);
  return orderedSystems(data.systems).flatMap(({ system }) =>
    criteria.flatMap((criterion) => {
      const { key } = criterion;
      const rows = placesOf(key, system).map((place) => data.ratings[place]!);
      if (rows.length === 0) return [];
      const starts = columnsOf(criterion);
      const counts = starts.map(() => 0);
      for (const { value } of rows) counts[starts.findLastIndex((start) => start <= value)]! += 1;
      const { estimate, lower, upper } = meanInterval(rows, { confidence: DESCRIPTIVE_LEVEL });
      return [
        {
          system,
          criterion: key,
          counts,
          ...(criterion.range !== undefined && { points: starts }),
          mean: estimate,
          lower,
          upper,
          level: DESCRIPTIVE_LEVEL,
          n: countOf(rows),
        },
      ];
    }),
  );
}

/** Columns of a scale that has too many values for one each. */
const COLUMNS = 10;

/** Where the columns of a criterion's values begin: at each point, or at every tenth of the scale. */
function columnsOf(criterion: Criterion): number[] {
  const points = pointsOf(criterion);
  if (points !== null && (criterion.range === undefined || points.length <= COLUMNS + 1)) return points;
  const { lowest, highest } = endsOf(criterion);
  return Array.from({ length: COLUMNS }, (_, index) => lowest + (index * (highest - lowest)) / COLUMNS);
}
