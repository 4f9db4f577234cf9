import type { StudyConfiguration } from '../../studies/configuration.ts';

export { PEOPLE_ROLES, type PeopleRole } from '../../studies/ruleSettings.ts';

/** A study as the rule takes it. */
export interface RuledStudy {
  readonly configuration: Pick<
    StudyConfiguration,
    | 'systems'
    | 'protocol'
    | 'margins'
    | 'voters'
    | 'floors'
    | 'looks'
    | 'seed'
    | 'measures'
    | 'customMeasures'
    | 'resamples'
    | 'name'
  >;
  readonly settings: RuleSettings;
}

/** The settings of rule 2 that a configuration has; all are fixed beforehand. */
export interface RuleSettings extends Pick<StudyConfiguration, 'lines' | 'gates'> {
  readonly margins: Pick<StudyConfiguration['margins'], 'severeLosses'>;
}

/** A study's configuration as the rule takes it. */
export function ruledStudy(configuration: StudyConfiguration): RuledStudy {
  const { lines, gates, margins } = configuration;
  return { configuration, settings: { lines, gates, margins: { severeLosses: margins.severeLosses } } };
}

/** D where no pilot has told it, as a share of the scale's range. */
export const ASSUMED_CONTROL_LOSS = 0.3;

/** D of net preference where no pilot has told it: all choose the source. */
export const ASSUMED_PREFERENCE_LOSS = 1;

/** Slight controls of a criterion below which it cannot gate, and is a guardrail. */
export const LEAST_CONTROLS = 20;
