import type { StudyData } from '../../evidence/data.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { meanOf } from '../../statistics/averages.ts';
import { moments } from '../../statistics/moments.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { rangeOf } from '../../studies/criteria.ts';
import { preferenceDifferences } from '../../verdict/people/differences.ts';
import type { ItemFinding } from '../report.ts';
import { foundBy } from './reading.ts';

/**
 * What people found of every item on which a candidate's text differs from the baseline's: the difference, that on each
 * criterion, and how far raters disagree about it.
 */
export function itemFindings(
  data: StudyData,
  configuration: StudyConfiguration,
  baseline: string,
  candidate: string,
): ItemFinding[] {
  const { unit, of } = foundBy(data, configuration, baseline, candidate);
  const texts = (system: string) =>
    new Map(data.outputs.flatMap((row) => (row.system === system ? [[row.item, row.text] as const] : [])));
  const [before, after] = [texts(baseline), texts(candidate)];
  const byItem = differencesByItem(data, configuration, baseline, candidate);
  return data.items.flatMap(({ item, segment }): ItemFinding[] => {
    const [text, other] = [before.get(item), after.get(item)];
    if (text === undefined || other === undefined || text === other) return [];
    const { difference } = of(item);
    if (difference === null) return [];
    const found = byItem.get(item) ?? new Map<string, number[]>();
    const spreads = [...found.values()].flatMap((values) => moments(values).variance ?? []);
    const variance = meanOf(spreads);
    return [
      {
        item,
        system: candidate,
        segment,
        difference,
        unit,
        byLine: Object.fromEntries([...found].map(([line, values]) => [line, meanOf(values)!])),
        disagreement: variance === null ? null : Math.sqrt(variance),
      },
    ];
  });
}

/** By item and line what each rater found, candidate − baseline as shares of the range. */
function differencesByItem(
  data: StudyData,
  { protocol }: StudyConfiguration,
  baseline: string,
  candidate: string,
): Map<string, Map<string, number[]>> {
  const found = new Map<string, Map<string, number[]>>();
  const add = (item: string, line: string, difference: number) => {
    const lines = entryOf(found, item, () => new Map<string, number[]>());
    entryOf(lines, line, () => [] as number[]).push(difference);
  };
  const ranges = new Map(protocol.criteria.map((criterion) => [criterion.key, rangeOf(criterion)]));
  const { cell, cells, criterion: criteria } = ratingIndex(data.ratings);
  const keyAt = (place: number) => criteria[place]! * cells + cell[place]!;
  const before = new Map<number, number>();
  data.ratings.forEach(({ system, value }, place) => {
    if (system === baseline) before.set(keyAt(place), value);
  });
  data.ratings.forEach(({ system, item, criterion, value }, place) => {
    if (system !== candidate) return;
    const [other, range] = [before.get(keyAt(place)), ranges.get(criterion)];
    if (other !== undefined && range !== undefined) add(item, criterion, (value - other) / range);
  });
  for (const { item, difference } of preferenceDifferences(data, baseline, candidate)) {
    add(item, 'preference', difference);
  }
  return found;
}
