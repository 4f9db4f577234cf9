import { controlRecords, isExcluded, ruleReason } from '../quality/controls.ts';
import type { ControlRecord } from '../quality/controls.ts';
import type { Note } from '../shared/notes.ts';
import type { AdmissibleRange } from '../studies/admissible.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import type { StudyData } from '../evidence/data.ts';
import { askedAnalyses, ownEvidence } from './kinds.ts';

/** Why a rater's judgments are left out: by the rule, or by a lead with a reason. */
export interface Exclusion {
  readonly rater: string;
  readonly reason: Note | string;
  readonly by: 'rule' | 'lead';
}

/** By what is asked, the values of a gross control that show that it was noticed. */
export function noticedRanges(
  configuration: Pick<StudyConfiguration, 'protocol' | 'margins' | 'exclusion'>,
): Map<string, AdmissibleRange> {
  return new Map(
    askedAnalyses(configuration.protocol).flatMap(({ judging: { scores } }) =>
      scores === null
        ? []
        : scores
            .asked(configuration)
            .map((score) => [score.name, scores.noticed(score, configuration.exclusion)] as const),
    ),
  );
}

/** Who is left out of the analysis, and why, in the order of the raters; and how everyone did on controls. */
export function exclusionsOf(
  data: StudyData,
  configuration: StudyConfiguration,
): { exclusions: Exclusion[]; records: Map<string, ControlRecord> } {
  const { protocol, exclusion } = configuration;
  const values = ownEvidence(protocol).flatMap(({ controls }) => controls(data));
  const tallies = values.map((value) => ({ ...value, times: 1 }));
  const records = controlRecords(tallies, noticedRanges(configuration));
  const exclusions = data.raters.flatMap(({ rater, excludedReason }): Exclusion[] => {
    if (excludedReason !== null) return [{ rater, reason: excludedReason, by: 'lead' }];
    const record = records.get(rater);
    if (record === undefined || !isExcluded(record, exclusion)) return [];
    return [{ rater, reason: ruleReason(record), by: 'rule' }];
  });
  return { exclusions, records };
}
