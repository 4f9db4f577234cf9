import type { StudyData } from '../../evidence/data.ts';
import type { Comparison, PeopleLine } from '../../evidence/kindAnalysis.ts';
import { lineOf } from '../../evidence/lineOf.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Margin } from '../../studies/margins.ts';
import { comparesSystems, ownEvidence } from '../kinds.ts';
import { preferenceDifferences } from './differences.ts';

/** The lines of what people found of a candidate: those of each kind of task, then their preference. */
export function peopleLines(
  data: StudyData,
  configuration: StudyConfiguration,
  comparison: Comparison,
): PeopleLine[] {
  const { protocol, margins } = configuration;
  return [
    ...ownEvidence(protocol).flatMap(({ lines }) => lines(data, configuration, comparison)),
    ...(comparesSystems(protocol) ? [preferenceLine(data, margins.preference, comparison)] : []),
  ];
}

/** The line of net preference, P(candidate) − P(baseline) with ties 0; the systems' own values are those shares. */
export function preferenceLine(data: StudyData, margin: Margin, comparison: Comparison): PeopleLine {
  const differences = preferenceDifferences(data, comparison.baseline, comparison.candidate);
  const share = (sign: number) =>
    differences.length === 0
      ? null
      : differences.filter(({ difference }) => difference === sign).length / differences.length;
  const line = lineOf(differences, comparison.level, {
    kind: 'preference',
    name: 'preference',
    unit: 'share',
    ...margin,
    baselineValue: share(-1),
    candidateValue: share(1),
  });
  return { line, differences };
}
