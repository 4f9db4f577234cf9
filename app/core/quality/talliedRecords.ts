import type { StudyConfiguration } from '../studies/configuration.ts';
import { controlRecords, type ControlRecord } from './controls.ts';

/** How often a rater gave controls that harm a criterion a rating. */
export interface ControlTally {
  readonly rater: string;
  readonly criterion: string;
  readonly value: number;
  readonly times: number;
}

/** How each rater did on controls, from counts of their ratings; raters who have rated none are absent. */
export function talliedRecords(
  tallies: readonly ControlTally[],
  { protocol, exclusion }: Pick<StudyConfiguration, 'protocol' | 'exclusion'>,
): Map<string, ControlRecord> {
  const scales = new Map(protocol.criteria.map(({ key, scale }) => [key, scale]));
  const ratings = tallies.flatMap(({ rater, criterion, value, times }) => {
    const scale = scales.get(criterion);
    return scale === undefined
      ? []
      : Array.from({ length: times }, () => ({ rater, criterion, value, scale }));
  });
  return controlRecords(ratings, exclusion.admissible);
}
