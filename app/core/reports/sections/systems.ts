import { orderedSystems } from '../../evidence/orderedSystems.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { meanOf } from '../../statistics/averages.ts';
import { onOneScale, type Criterion } from '../../studies/criteria.ts';
import type { OutputRow, StudyData, SystemRow } from '../../evidence/data.ts';
import { identicalItems } from '../../verdict/people/differences.ts';
import type { ReportSystem } from '../report.ts';

/**
 * What each system is and costs.
 *
 * @param data ratings of included raters only; without ratings, mean ratings are null
 */
export function systemSection(
  data: StudyData,
  criteria: readonly Criterion[],
  baseline: string,
): ReportSystem[] {
  return orderedSystems(data.systems).map((system) => {
    const outputs = data.outputs.filter((output) => output.system === system.system);
    return {
      ...costs(system),
      outputs: outputs.length,
      meanTokens: meanOf(known(outputs, ({ tokens }) => tokens)),
      meanRating: meanRating(data, criteria, system.system),
      sharedWithBaseline:
        system.role === 'candidate' && outputs.length > 0
          ? identicalItems(data, baseline, system.system).length / outputs.length
          : null,
    };
  });
}

/** A system without what tells tokenizers apart: that is not for people. */
function costs({ tokenizerHash: _, ...rest }: SystemRow): Omit<SystemRow, 'tokenizerHash'> {
  return rest;
}

function known(outputs: readonly OutputRow[], figure: (output: OutputRow) => number | null): number[] {
  return outputs.flatMap((output) => figure(output) ?? []);
}

/** Mean over criteria of the mean rating; points of different scales don't add up. */
function meanRating({ ratings }: StudyData, criteria: readonly Criterion[], system: string): number | null {
  if (!onOneScale(criteria)) return null;
  const { placesOf } = ratingIndex(ratings);
  const means = criteria.flatMap(
    ({ key }) => meanOf(placesOf(key, system).map((place) => ratings[place]!.value)) ?? [],
  );
  return meanOf(means);
}
