import { NO_LOOKS } from '#app/core/studies/looks.ts';
import { createHash } from 'node:crypto';
import { DEFAULT_CONTROLS, isCounted } from '#app/core/studies/controlCounts.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';

/** Most characters of a study's name. */
const MOST_NAME = 80;
const SUFFIX = ' (pilot)';

/**
 * What a pilot of a study asks: the same of the same systems under the same margins, of every rater all items, and with
 * as many slight controls as its items give. Nothing of measures, which tell of no people.
 *
 * @param raters how many judge each item
 * @param number the how-manieth pilot of the study it is, from 1
 */
export function pilotConfiguration(
  { pilot: _, customMeasures: __, bertscore: ___, ...configuration }: StudyConfiguration,
  { raters, number }: { readonly raters: number; readonly number: number },
): StudyConfiguration {
  const { protocol, name, seed } = configuration;
  const counts = isCounted(protocol.controls) ? protocol.controls : DEFAULT_CONTROLS;
  const seeded = createHash('sha256').update(`${seed}/pilot/${number}`).digest('hex').slice(0, 12);
  return {
    ...configuration,
    name: `${[...name].slice(0, MOST_NAME - SUFFIX.length).join('')}${SUFFIX}`,
    seed: seeded,
    voters: [],
    looks: NO_LOOKS,
    protocol: {
      ...protocol,
      strategy: 'open',
      ratersPerItem: raters,
      overlap: { share: 1 },
      leastItemsPerRater: null,
      mostItemsPerRater: null,
      controls: { slight: Math.max(counts.slight, DEFAULT_CONTROLS.slight), gross: counts.gross },
    },
  };
}
