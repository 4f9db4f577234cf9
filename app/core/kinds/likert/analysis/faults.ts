import { SEVERITIES } from '../highlights.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { ratingIndex } from '../../../evidence/ratingIndex.ts';
import type { FaultSummary } from './summaries.ts';
import { orderedSystems } from '../../../evidence/orderedSystems.ts';

/** The faulty spans that included raters marked in each system's outputs, by severity. */
export function faultSection(
  data: StudyData,
  { protocol }: Pick<StudyConfiguration, 'protocol'>,
): FaultSummary[] {
  const { highlights } = protocol;
  if (highlights === false) return [];
  const severities = SEVERITIES.filter((severity) => highlights.severities.includes(severity));
  const { cell } = ratingIndex(data.ratings);
  return orderedSystems(data.systems).flatMap(({ system }) => {
    const judged = new Set<number>();
    data.ratings.forEach((row, place) => {
      if (row.system === system) judged.add(cell[place]!);
    });
    if (judged.size === 0) return [];
    const spans = data.highlights.filter((row) => row.system === system);
    const marked = new Set(spans.map(({ item, rater }) => JSON.stringify([item, rater])));
    return severities.map((severity) => {
      const count = spans.filter((span) => span.severity === severity).length;
      return {
        system,
        severity,
        spans: count,
        perText: count / judged.size,
        judgments: judged.size,
        unmarked: (judged.size - marked.size) / judged.size,
      };
    });
  });
}
