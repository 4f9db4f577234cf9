import type { Criterion } from '../../studies/criteria.ts';
import type { StudyData } from '../data.ts';
import { preferenceDifferences, ratingDifferences } from './differences.ts';

/**
 * People's mean candidate − baseline by item: over raters and criteria, each criterion as a share of its scale's
 * range; where there are no criteria, the mean preference.
 */
export function peopleByItem(
  data: StudyData,
  criteria: readonly Criterion[],
  baseline: string,
  candidate: string,
): Map<string, number> {
  const differences =
    criteria.length > 0
      ? criteria.flatMap(({ key, scale }) =>
          ratingDifferences(data.ratings, key, baseline, candidate).map(({ item, difference }) => ({
            item,
            difference: difference / (scale - 1),
          })),
        )
      : preferenceDifferences(data, baseline, candidate);
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { item, difference } of differences) {
    const entry = sums.get(item) ?? { sum: 0, count: 0 };
    sums.set(item, { sum: entry.sum + difference, count: entry.count + 1 });
  }
  return new Map([...sums].map(([item, { sum, count }]) => [item, sum / count]));
}
