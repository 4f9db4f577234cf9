import type { StudyData } from '../evidence/data.ts';
import { lineKey, type Evidence } from '../evidence/evidence.ts';
import { settlementFor } from '../evidence/interval.ts';
import type { Comparison } from '../evidence/kindAnalysis.ts';
import type { Settlement } from '../evidence/settlement.ts';
import type { EvidenceLine } from '../evidence/types.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import { ownEvidence } from './kinds.ts';
import { peopleLines } from './people/lines.ts';

/**
 * What people say about one candidate, with the gates, from data that holds only the raters who count.
 *
 * @param measures the lines of measures, which don't depend on who rated
 * @param seed of the resampling
 */
export function gatherEvidence(
  data: StudyData,
  configuration: StudyConfiguration,
  comparison: Comparison,
  measures: readonly EvidenceLine[],
  seed: string,
): Evidence {
  const { candidate, level } = comparison;
  const own = ownEvidence(configuration.protocol);
  const people = peopleLines(data, configuration, comparison);
  const settlements = new Map<string, Settlement>();
  for (const { line, differences } of people) {
    const settlement = line.state === 'inconclusive' ? settlementFor(differences, line.accept, level) : null;
    if (settlement) settlements.set(lineKey(line), settlement);
  }
  return {
    system: candidate,
    closed: true,
    lines: [
      ...people.map(({ line }) => line),
      ...own.flatMap(({ floors }) => floors(data, configuration, comparison)),
      ...measures,
    ],
    sensitivity: own.flatMap(({ sensitivity }) => sensitivity(data, configuration, comparison)),
    agreement: own.flatMap(({ agreement }) => agreement(data, configuration, comparison, seed)),
    settlements,
  };
}
