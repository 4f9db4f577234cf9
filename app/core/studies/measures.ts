import { STUDY_MEASURE_NAMES, STUDY_MEASURES, type StudyMeasureName } from '../measures/registry.ts';

/** The measures that may be named as voters. */
export const VOTING_MEASURES = STUDY_MEASURE_NAMES.filter((name) => STUDY_MEASURES[name].vote !== null) as [
  StudyMeasureName,
  ...StudyMeasureName[],
];

/** The measures of a study, in the order of the registry. */
export function measuresOf(): StudyMeasureName[] {
  return STUDY_MEASURE_NAMES;
}
