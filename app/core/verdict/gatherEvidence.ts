import { asksPreference, type StudyConfiguration } from '../studies/configuration.ts';
import type { StudyData } from './data.ts';
import { lineKey } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { agreementGate, sensitivityGate } from './gates.ts';
import type { Difference } from './people/differences.ts';
import { settlementFor } from './people/interval.ts';
import { criterionLine, meanRatingFloor, preferenceLine } from './people/lines.ts';
import type { Comparison } from './people/lines.ts';
import type { Settlement } from './settlement.ts';
import type { EvidenceLine } from './types.ts';

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
  const { protocol, margins, gates, resamples, floors } = configuration;
  const { baseline, candidate, level } = comparison;
  const people: { line: EvidenceLine; differences: readonly Difference[] }[] = protocol.criteria.map(
    (criterion) => criterionLine(data, criterion, margins.criteria, comparison),
  );
  if (asksPreference(protocol)) people.push(preferenceLine(data, margins.preference, comparison));
  const settlements = new Map<string, Settlement>();
  for (const { line, differences } of people) {
    const settlement = line.state === 'inconclusive' ? settlementFor(differences, line.accept, level) : null;
    if (settlement) settlements.set(lineKey(line), settlement);
  }
  const floor = floors.meanRating === undefined ? [] : [meanRatingFloor(data, floors.meanRating, comparison)];
  return {
    system: candidate,
    closed: true,
    lines: [...people.map(({ line }) => line), ...floor, ...measures],
    sensitivity: protocol.criteria.map((criterion) =>
      sensitivityGate(data, criterion, baseline, margins.criteria.limit * (criterion.scale - 1), level),
    ),
    agreement: protocol.criteria.map((criterion) =>
      agreementGate(
        data,
        criterion,
        { baseline, candidate },
        {
          ...gates,
          level,
          samples: resamples,
          seed: `${seed}/agreement/${criterion.key}`,
        },
      ),
    ),
    settlements,
  };
}
