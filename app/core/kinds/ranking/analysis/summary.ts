import { meanOf } from '../../../statistics/averages.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { countOf } from '../../../evidence/interval.ts';
import { rankedItems, systemsRanked } from './places.ts';
import type { DataCount } from '../../../evidence/types.ts';
import { orderedSystems } from '../../../evidence/orderedSystems.ts';

/** The places of one system in rankings, by included raters. */
export interface RankingSummary {
  readonly system: string;
  readonly form: 'ranking' | 'best-worst';
  /** counts[i] = how often it got place i + 1; by best and worst, place 2 is "between" where there are three. */
  readonly counts: readonly number[];
  /** Share of the rankings in which no text was better, and in which none was worse. */
  readonly best: number;
  readonly worst: number;
  readonly meanPlace: number | null;
  readonly n: DataCount;
}

/** How often each system got each place, was best and was worst, in the rankings of included raters. */
export function rankingSection(data: StudyData, { protocol }: StudyConfiguration): RankingSummary[] {
  const { ranking } = protocol;
  if (ranking === false) return [];
  const rankings = systemsRanked(data, ranking.form);
  if (rankings.length === 0) return [];
  const last = new Map(
    rankedItems(rankings).map(({ item, rater, places }) => [
      JSON.stringify([item, rater]),
      Math.max(...places.map(({ rank }) => rank)),
    ]),
  );
  const places = Math.max(...last.values());
  return orderedSystems(data.systems).flatMap(({ system }) => {
    const rows = rankings.filter((row) => row.system === system);
    if (rows.length === 0) return [];
    const counts = Array.from({ length: places }, () => 0);
    for (const { rank } of rows) counts[rank - 1]! += 1;
    const share = (count: number) => count / rows.length;
    return [
      {
        system,
        form: ranking.form,
        counts,
        best: share(counts[0]!),
        worst: share(
          rows.filter(({ item, rater, rank }) => rank === last.get(JSON.stringify([item, rater]))).length,
        ),
        meanPlace: meanOf(rows.map(({ rank }) => rank)),
        n: countOf(rows),
      },
    ];
  });
}
