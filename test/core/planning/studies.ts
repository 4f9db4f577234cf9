import { completedComponents, type GivenComponents } from '#app/core/planning/components.ts';
import { planQuestion } from '#app/core/planning/question.ts';
import type { ControlCounts } from '#app/core/studies/controlCounts.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import { STUDY_SCHEMA } from '#scripts/compute/verdict/study.ts';

/** A study as the rule takes it, of three criteria without comparisons where nothing else is said. */
export function ruledStudy(protocol: object = {}, more: object = {}): RuledStudy {
  return STUDY_SCHEMA.parse({
    systems: [
      { name: 'old', role: 'baseline' },
      { name: 'new', role: 'candidate' },
    ],
    protocol: { pairwise: false, ...protocol },
    voters: [],
    ...more,
  });
}

export function questionOf(
  study: RuledStudy = ruledStudy(),
  given: GivenComponents = {},
  controls?: ControlCounts,
) {
  const keys = study.configuration.protocol.criteria.map(({ key }) => key);
  const [first] = study.configuration.protocol.criteria;
  const components = completedComponents(given, first === undefined ? 4 : first.scale - 1, keys);
  return { study, components, question: planQuestion(study, components, controls) };
}
