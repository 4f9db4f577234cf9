import type { AskedScore } from '../../evidence/kindJudging.ts';
import type { ComparisonLine } from '../../kinds/kind.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Margin } from '../../studies/margins.ts';
import { askedAnalyses } from '../kinds.ts';
import type { ScoredThing } from './counted.ts';

/** What a study asks people of systems, of whatever kinds. */
export interface Asked {
  readonly scores: readonly (AskedScore & Pick<ScoredThing, 'controls'>)[];
  /** Each with the margins of preference, as differences of shares. */
  readonly comparisons: readonly ({ readonly name: ComparisonLine } & Margin)[];
}

/** The lines of people that a study has, by what its kinds ask. */
export function askedOf(configuration: Pick<StudyConfiguration, 'protocol' | 'margins'>): Asked {
  const judgings = askedAnalyses(configuration.protocol).map(({ judging }) => judging);
  const { accept, limit } = configuration.margins.preference;
  return {
    scores: judgings.flatMap(({ scores }) =>
      scores === null
        ? []
        : scores.asked(configuration).map((score) => ({ ...score, controls: scores.controls })),
    ),
    comparisons: judgings.flatMap(({ compares }) =>
      compares === null ? [] : [{ name: compares.line, accept, limit }],
    ),
  };
}
