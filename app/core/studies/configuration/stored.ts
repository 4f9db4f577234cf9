import { canonicalJson } from '../../shared/canonicalJson.ts';
import { AppError } from '../../shared/errors.ts';
import type { StudyConfiguration } from '../configuration.ts';
import { defaultMargin, marginsOfMeasures } from '../margins.ts';
import { configurationV1, type ConfigurationV1 } from './v1.ts';

/** The version in which configurations are stored now. Raised with every release that changes their shape. */
export const CONFIGURATION_VERSION = 2;

/**
 * A stored configuration in today's shape. A version's own reader fills in what that release left out, and each step
 * leads one version further; what is stored in today's is complete.
 *
 * @throws AppError `configuration` where a newer release stored it
 */
export function readConfiguration(stored: unknown, version: number): StudyConfiguration {
  switch (version) {
    case 1:
      return fromV1(configurationV1.parse(stored));
    case CONFIGURATION_VERSION:
      return stored as StudyConfiguration;
    default:
      throw new AppError('configuration-too-new', { version, known: CONFIGURATION_VERSION });
  }
}

/**
 * A configuration as the text that is frozen when a study opens, and that its data hash is taken of. One that measures
 * as release 0.1.0 did keeps that release's text: it has nothing that came with the choice of measures.
 */
export function frozenText(configuration: StudyConfiguration): string {
  const { measures, margins, ...rest } = configuration;
  if (measures !== null) return canonicalJson(configuration);
  const { criteria, preference, bleu, rouge, perplexity } = margins;
  return canonicalJson({ ...rest, margins: { criteria, preference, bleu, rouge, perplexity } });
}

/**
 * The text that the data hash of an opened study is taken of where none was frozen: the configuration as the release
 * read it that stored it.
 */
export function unfrozenText(stored: unknown, version: number): string {
  return canonicalJson(version === 1 ? configurationV1.parse(stored) : stored);
}

/**
 * Version 2 says what is measured; a study of version 1 goes on measuring as it did. Version 2 offers no looks while a
 * study runs; a study that had declared some keeps the level that they cost it.
 */
function fromV1(configuration: ConfigurationV1): StudyConfiguration {
  const margins = { ...marginsOfMeasures(defaultMargin), ...configuration.margins };
  return { ...configuration, margins, measures: null };
}
