import type { StudyData } from '../../evidence/data.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { ownEvidence } from '../kinds.ts';
import { preferenceDifferences } from './differences.ts';

/**
 * People's mean candidate − baseline by item: over raters and all that texts get values on, criteria among it, each as a
 * share of its range; where comparisons alone are asked, the mean preference.
 */
export function peopleByItem(
  data: StudyData,
  configuration: StudyConfiguration,
  baseline: string,
  candidate: string,
): Map<string, number> {
  const own = ownEvidence(configuration.protocol);
  const differences =
    own.length === 0
      ? preferenceDifferences(data, baseline, candidate)
      : own.flatMap((kind) => kind.differences(data, configuration, { baseline, candidate }));
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { item, difference } of differences) {
    const entry = sums.get(item) ?? { sum: 0, count: 0 };
    sums.set(item, { sum: entry.sum + difference, count: entry.count + 1 });
  }
  return new Map([...sums].map(([item, { sum, count }]) => [item, sum / count]));
}
