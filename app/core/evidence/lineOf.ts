import { evidenceState } from './evidenceState.ts';
import { countOf, peopleInterval, type Difference } from './interval.ts';
import { noted } from './noted.ts';
import type { EvidenceLine } from './types.ts';

/** A line of what people found, with its interval beside its margins. */
export function lineOf(
  differences: readonly Difference[],
  level: number,
  line: Pick<
    EvidenceLine,
    'kind' | 'name' | 'unit' | 'accept' | 'limit' | 'baselineValue' | 'candidateValue'
  >,
): EvidenceLine {
  const { estimate, lower, upper, note } = peopleInterval(differences, level);
  return {
    ...line,
    estimate,
    lower,
    upper,
    level,
    state: evidenceState(lower, upper, line.accept, line.limit),
    votes: true,
    n: countOf(differences),
    ...noted(note),
  };
}
