import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Sequence } from '../level.ts';

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
    | 'pilot'
  >;
  readonly settings: RuleSettings;
  /** Which analysis of the study it is; absent = the only one. */
  readonly sequence?: Sequence;
}

/** The settings of rule 2 that a configuration has; all are fixed beforehand. */
export interface RuleSettings extends Pick<StudyConfiguration, 'lines' | 'gates'> {
  readonly margins: Pick<StudyConfiguration['margins'], 'severeLosses'>;
}

/**
 * A study's configuration as the rule takes it.
 *
 * @param sequence which analysis of the study it is; the only one by default
 */
export function ruledStudy(configuration: StudyConfiguration, sequence?: Sequence): RuledStudy {
  const { lines, gates, margins } = configuration;
  const settings = { lines, gates, margins: { severeLosses: margins.severeLosses } };
  return { configuration, settings, ...(sequence !== undefined && { sequence }) };
}

/** D where no pilot has told it, as a share of the scale's range. */
export const ASSUMED_CONTROL_LOSS = 0.3;

/** D of net preference where no pilot has told it: all choose the source. */
export const ASSUMED_PREFERENCE_LOSS = 1;
