import type { AskedScore } from '../../evidence/kindJudging.ts';
import type { ComparisonLine } from '../../kinds/kind.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Margin } from '../../studies/margins.ts';
import { askedAnalyses } from '../kinds.ts';
import type { ScoredThing } from './counted.ts';

/** Something that texts get values on, and what its kind says of it: see `KindJudging`. */
export interface AskedOfKind extends AskedScore, ScoredThing {
  readonly severeFrom: number | null;
}

/** What a study asks people of systems, of whatever kinds. */
export interface Asked {
  readonly scores: readonly AskedOfKind[];
  /** Each with the margins of preference, as differences of shares. */
  readonly comparisons: readonly ({ readonly name: ComparisonLine } & Margin)[];
}

/** The lines of people that a study has, by what its kinds ask. */
export function askedOf(configuration: Pick<StudyConfiguration, 'protocol' | 'margins'>): Asked {
  const asked = askedAnalyses(configuration.protocol);
  const { accept, limit } = configuration.margins.preference;
  return {
    scores: asked.flatMap(({ kind, judging: { scores } }) => {
      if (scores === null) return [];
      const { controls, severeFrom } = scores;
      return scores.asked(configuration).map((score) => ({ ...score, kind, controls, severeFrom }));
    }),
    comparisons: asked.flatMap(({ judging: { compares } }) =>
      compares === null ? [] : [{ name: compares.line, accept, limit }],
    ),
  };
}
