import { z } from 'zod';
import {
  studyConfigurationSchema,
  type MeasureName,
  type StudyConfiguration,
} from '#app/core/studies/configuration.ts';
import { DEFAULT_CRITERIA, type Locale } from '#app/core/studies/criteria.ts';
import { marginsSchema, PROFILES, type Margins, type ProfileName } from '#app/core/studies/margins.ts';
import { newSystem, systemOfForm, type SystemValues } from './generation/systemValues.ts';

/** How many of the form's units make one of the configuration's: shares are entered as percentages. */
const MARGIN_UNITS = { criteria: 100, preference: 100, bleu: 1, rouge: 100, perplexity: 100 } as const;
export const MARGIN_KINDS = Object.keys(MARGIN_UNITS) as (keyof Margins)[];

/**
 * What the form holds. Its names are the paths of the configuration that it makes, so that a problem of the
 * configuration belongs to the field of that name.
 */
export interface NewStudyValues {
  name: string;
  question: string;
  raterTitle: string;
  locale: Locale;
  seed: string;
  systems: SystemValues[];
  /** `criteria` by their keys. */
  protocol: { criteria: string[]; pairwise: boolean; ratersPerItem: number };
  profile: 'default' | 'own' | ProfileName;
  /** Used where the profile is `own`; in percent, BLEU in points. */
  margins: Record<keyof Margins, { accept: number; limit: number }>;
  voters: MeasureName[];
}

/** What the form holds at first. */
export function newStudyValues(seed: string, locale: Locale): NewStudyValues {
  const defaults = marginsSchema.parse({});
  return {
    name: '',
    question: '',
    raterTitle: '',
    locale,
    seed,
    systems: [newSystem('baseline'), newSystem('candidate')],
    protocol: { criteria: DEFAULT_CRITERIA.map(({ key }) => key), pairwise: true, ratersPerItem: 3 },
    profile: 'default',
    margins: Object.fromEntries(
      MARGIN_KINDS.map((kind) => {
        const { accept, limit } = defaults[kind];
        const unit = MARGIN_UNITS[kind];
        return [kind, { accept: rounded(accept * unit), limit: rounded(limit * unit) }];
      }),
    ) as NewStudyValues['margins'],
    voters: ['bleu', 'rougeL'],
  };
}

/** The configuration that a form's values mean, still to be validated. */
export function configurationOfForm(values: NewStudyValues): unknown {
  const { raterTitle, profile, margins, protocol, systems, ...rest } = values;
  return {
    ...rest,
    ...(raterTitle.trim() === '' ? {} : { raterTitle }),
    ...marginsOf(profile, margins),
    protocol: {
      ...protocol,
      criteria: DEFAULT_CRITERIA.filter(({ key }) => protocol.criteria.includes(key)),
    },
    systems: systems.map(systemOfForm),
  };
}

function marginsOf(profile: NewStudyValues['profile'], entered: NewStudyValues['margins']) {
  if (profile === 'default') return {};
  if (profile !== 'own') {
    const shares = PROFILES[profile];
    return { profile, margins: { criteria: shares, rouge: shares, perplexity: shares } };
  }
  return {
    margins: Object.fromEntries(
      MARGIN_KINDS.map((kind) => {
        const { accept, limit } = entered[kind];
        return [kind, { accept: accept / MARGIN_UNITS[kind], limit: limit / MARGIN_UNITS[kind] }];
      }),
    ),
  };
}

/** The one schema of a study, reached through the form. */
export const newStudySchema = z.preprocess(
  (values) => configurationOfForm(values as NewStudyValues),
  studyConfigurationSchema,
) as unknown as z.ZodType<StudyConfiguration, NewStudyValues>;

/** 7.5 instead of 7.499999999999999. */
const rounded = (value: number) => Number(value.toFixed(6));
