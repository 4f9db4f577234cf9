import { z } from 'zod';
import type { MarginField } from '#app/core/measures/definition.ts';
import { STUDY_MEASURE_NAMES, STUDY_MEASURES } from '#app/core/measures/registry.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { marginsOfMeasures, marginsSchema, PROFILES, type Margins } from '#app/core/studies/margins.ts';
import { askedCriteria } from '../kinds/likert/form/criteria.ts';
import { decisionOfForm, decisionValues } from './decision.ts';
import type { CustomMeasureValues, NewStudyValues } from './newStudyValues.ts';
import { otherLines } from './otherLines.ts';
import { protocolOfForm } from './protocol/configurationOf.ts';
import { protocolValues, type ProtocolValues } from './protocol/values.ts';
import { newSystem, systemOfForm } from './generation/systemValues.ts';

/** How many of the form's units make one of the configuration's: shares are entered as percentages. */
const MARGIN_UNITS: Readonly<Record<keyof Margins, number>> = {
  criteria: 100,
  preference: 100,
  severeLosses: 100,
  ...marginsOfMeasures((field) => (isInPoints(field) ? 1 : 100)),
};
export const MARGIN_KINDS = Object.keys(MARGIN_UNITS) as (keyof Margins)[];

/** Points of BLEU, say; shares and ratios are entered as percentages. */
function isInPoints(field: MarginField): boolean {
  return STUDY_MEASURE_NAMES.some((name) => {
    const { vote } = STUDY_MEASURES[name];
    return vote?.margin.field === field && vote.comparison === 'points' && vote.unit !== 'share';
  });
}

export type { NewStudyValues } from './newStudyValues.ts';

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
    protocol: protocolValues(),
    guidelines: '',
    consent: '',
    decision: decisionValues(),
    profile: 'default',
    margins: Object.fromEntries(
      MARGIN_KINDS.map((kind) => {
        const { accept, limit } = defaults[kind];
        const unit = MARGIN_UNITS[kind];
        return [kind, { accept: rounded(accept * unit), limit: rounded(limit * unit) }];
      }),
    ) as NewStudyValues['margins'],
    voters: ['bleu', 'rougeL'],
    customMeasures: [],
    planning: { raters: 10, pricePerHour: null },
    bertscore: { modelFolder: '', idf: false },
  };
}

/** The configuration that a form's values mean, still to be validated. */
export function configurationOfForm(values: NewStudyValues): unknown {
  const {
    raterTitle,
    consent,
    profile,
    margins,
    protocol,
    decision,
    systems,
    bertscore,
    planning: _,
    ...others
  } = values;
  const { voters, customMeasures, ...rest } = others;
  return {
    ...rest,
    ...(raterTitle.trim() === '' ? {} : { raterTitle }),
    ...(consent.trim() === '' ? {} : { consent }),
    ...(bertscore.modelFolder.trim() === '' ? {} : { bertscore }),
    ...marginsOf(profile, margins),
    voters: [...voters, ...customMeasures.flatMap(({ name, votes }) => (votes ? [name.trim()] : []))],
    ...(customMeasures.length === 0 ? {} : { customMeasures: customMeasures.map(customOfForm) }),
    protocol: protocolOfForm(protocol),
    ...decisionOfForm(decision, linesOf(protocol)),
    systems: systems.map(systemOfForm),
  };
}

/** The lines of people that a study of this protocol has. */
function linesOf(protocol: ProtocolValues): string[] {
  const criteria = askedCriteria(protocol).map(({ key }) => key);
  return [...criteria, ...otherLines(protocol)];
}

function customOfForm({ name, direction, unit, margin }: CustomMeasureValues): unknown {
  const isEmpty = margin.accept === null && margin.limit === null;
  return { name, direction, unit, ...(isEmpty ? {} : { margin }) };
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
