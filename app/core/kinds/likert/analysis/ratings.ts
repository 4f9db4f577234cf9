import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import { meanInterval } from '../../../statistics/differenceInterval.ts';
import type { Criterion } from '../../../studies/criteria.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { countOf } from '../../../evidence/interval.ts';
import type { RatingSummary } from './summaries.ts';
import { orderedSystems } from '../../../evidence/orderedSystems.ts';

/** How the ratings of each system on each criterion are distributed, and their mean. */
export function ratingSection(data: StudyData, criteria: readonly Criterion[]): RatingSummary[] {
  return orderedSystems(data.systems).flatMap(({ system }) =>
    criteria.flatMap(({ key, scale }) => {
      const rows = data.ratings.filter((row) => row.system === system && row.criterion === key);
      if (rows.length === 0) return [];
      const counts = Array.from({ length: scale }, () => 0);
      for (const { value } of rows) counts[value - 1]! += 1;
      const { estimate, lower, upper } = meanInterval(rows, { confidence: DESCRIPTIVE_LEVEL });
      return [
        {
          system,
          criterion: key,
          counts,
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
