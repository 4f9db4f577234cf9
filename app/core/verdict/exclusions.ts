import { controlRecords, isExcluded, ruleReason } from '../quality/controls.ts';
import type { ControlRating, ControlRecord, ExclusionRule } from '../quality/controls.ts';
import type { Note } from '../shared/notes.ts';
import type { Criterion } from '../studies/criteria.ts';
import type { StudyData } from '../evidence/data.ts';

/** Why a rater's judgments are left out: by the rule, or by a lead with a reason. */
export interface Exclusion {
  readonly rater: string;
  readonly reason: Note | string;
  readonly by: 'rule' | 'lead';
}

/** Ratings of gross controls on the criterion that each harms: a slight one may be overlooked by anybody. */
export function controlRatings(data: StudyData, criteria: readonly Criterion[]): ControlRating[] {
  const harmed = new Map(
    data.systems.flatMap(({ system, role, criterion, dose }) =>
      role === 'control' && dose === undefined && criterion !== null ? [[system, criterion] as const] : [],
    ),
  );
  const scales = new Map(criteria.map(({ key, scale }) => [key, scale]));
  return data.ratings.flatMap(({ system, criterion, rater, value }) => {
    const scale = scales.get(criterion);
    return harmed.get(system) === criterion && scale !== undefined
      ? [{ rater, criterion, value, scale }]
      : [];
  });
}

/** Who is left out of the analysis, and why, in the order of the raters; and how everyone did on controls. */
export function exclusionsOf(
  data: StudyData,
  criteria: readonly Criterion[],
  rule: ExclusionRule,
): { exclusions: Exclusion[]; records: Map<string, ControlRecord> } {
  const records = controlRecords(controlRatings(data, criteria), rule.admissible);
  const exclusions = data.raters.flatMap(({ rater, excludedReason }): Exclusion[] => {
    if (excludedReason !== null) return [{ rater, reason: excludedReason, by: 'lead' }];
    const record = records.get(rater);
    if (record === undefined || !isExcluded(record, rule)) return [];
    return [{ rater, reason: ruleReason(record), by: 'rule' }];
  });
  return { exclusions, records };
}
