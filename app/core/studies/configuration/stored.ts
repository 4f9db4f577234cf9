import { canonicalJson } from '../../shared/canonicalJson.ts';
import { AppError } from '../../shared/errors.ts';
import type { StudyConfiguration } from '../configuration.ts';
import { NO_LOOKS } from '../looks.ts';
import { defaultMargin, marginsOfMeasures, SEVERE_LOSSES, type Margins } from '../margins.ts';
import { RULE_1_FLOORS } from '../ruleSettings.ts';
import { configurationV1, type ConfigurationV1 } from './v1.ts';

/** The version in which configurations are stored now. Raised with every change of their shape. */
export const CONFIGURATION_VERSION = 4;

/**
 * A stored configuration in today's shape. A version's own reader fills in what that release left out, and each step
 * leads one version further; what is stored in today's is complete.
 *
 * @throws AppError `configuration` where a newer release stored it
 */
export function readConfiguration(stored: unknown, version: number): StudyConfiguration {
  switch (version) {
    case 1:
      return withStakesOf(stored, fromV3(fromV2(fromV1(configurationV1.parse(stored)))));
    case 2:
      return fromV3(fromV2(stored as ConfigurationV2));
    case 3:
      return fromV3(stored as ConfigurationV3);
    case CONFIGURATION_VERSION:
      return stored as StudyConfiguration;
    default:
      throw new AppError('configuration-too-new', { version, known: CONFIGURATION_VERSION });
  }
}

/**
 * A configuration as the text that is frozen when a study opens, and that its data hash is taken of. What is at stake
 * isn't in it: it bears on no figure, and may become known later.
 */
export function frozenText({ stakes: _, ...configuration }: StudyConfiguration): string {
  return canonicalJson(configuration);
}

/**
 * The text that the data hash of an opened study is taken of where none was frozen: the configuration as the release
 * read it that stored it.
 */
export function unfrozenText(stored: unknown, version: number): string {
  return version === 1
    ? canonicalJson(configurationV1.parse(stored))
    : frozenText(stored as StudyConfiguration);
}

/** What is at stake may be said of a study of any release, whose own reader doesn't know it. */
function withStakesOf(stored: unknown, configuration: StudyConfiguration): StudyConfiguration {
  const { stakes } = stored as Pick<StudyConfiguration, 'stakes'>;
  return stakes === undefined ? configuration : { ...configuration, stakes };
}

/** Version 3 said how many times the estimates could be seen: once. */
type ConfigurationV3 = Omit<StudyConfiguration, 'looks'> & { readonly looks: number };

/** Version 2 knew the gates of rule 1 alone, and no roles of lines. */
type ConfigurationV2 = Omit<ConfigurationV3, 'lines' | 'gates' | 'margins'> & {
  readonly gates: { readonly alpha: number; readonly ac2: number };
  readonly margins: Omit<Margins, 'severeLosses'>;
};

/**
 * Version 2 says what is measured; a study of version 1 goes on measuring as it did. Version 2 offers no looks while a
 * study runs; a study that had declared some keeps the level that they cost it.
 */
function fromV1(configuration: ConfigurationV1): ConfigurationV2 {
  const margins = { ...marginsOfMeasures(defaultMargin), ...configuration.margins };
  return { ...configuration, margins, measures: null };
}

/**
 * Version 3 has the settings of rule 2. The floors of agreement that every study had before gate nothing unless a lead
 * chose them; rule 1 takes those that are absent for its own (`RULE_1_FLOORS`).
 */
function fromV2(configuration: ConfigurationV2): ConfigurationV3 {
  const { alpha, ac2 } = configuration.gates;
  const chosen = alpha !== RULE_1_FLOORS.alpha || ac2 !== RULE_1_FLOORS.ac2;
  return {
    ...configuration,
    lines: {},
    gates: { theta: 0.4, controlLoss: {}, ...(chosen && { alpha, ac2 }) },
    margins: { ...configuration.margins, severeLosses: { ...SEVERE_LOSSES } },
  };
}

/** Version 4 has looks by the share of the judgments at which they are due, and extensions. */
function fromV3({ looks, ...configuration }: ConfigurationV3): StudyConfiguration {
  return { ...configuration, looks: { ...NO_LOOKS, ...(looks > 1 && { dividedBy: looks }) } };
}
