import { z } from 'zod';
import type { MarginField } from '#app/core/measures/definition.ts';
import { STUDY_MEASURE_NAMES, STUDY_MEASURES } from '#app/core/measures/registry.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { marginsOfMeasures, marginsSchema, PROFILES, type Margins } from '#app/core/studies/margins.ts';
import { askedCriteria } from '../kinds/likert/form/criteria.ts';
import { decisionOfForm, decisionValues, valuesOfDecision } from './decision.ts';
import type { CustomMeasureValues, NewStudyValues } from './newStudyValues.ts';
import { otherLines } from './otherLines.ts';
import { protocolOfForm } from './protocol/configurationOf.ts';
import { protocolValues, type ProtocolValues } from './protocol/values.ts';
import { valuesOfProtocol } from './protocol/valuesOf.ts';
import { stakesOfForm, stakesValues, valuesOfStakes } from './stakes/values.ts';
import { newSystem, systemOfForm, valuesOfSystem } from './generation/systemValues.ts';

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
    margins: marginValues(defaults),
    voters: ['bleu', 'rougeL'],
    customMeasures: [],
    planning: { raters: 10, pricePerHour: null },
    stakes: stakesValues(),
    bertscore: { modelFolder: '', idf: false },
  };
}

/** Margins as the form holds them, in its units. */
function marginValues(margins: Margins): NewStudyValues['margins'] {
  return Object.fromEntries(
    MARGIN_KINDS.map((kind) => {
      const { accept, limit } = margins[kind];
      const unit = MARGIN_UNITS[kind];
      return [kind, { accept: rounded(accept * unit), limit: rounded(limit * unit) }];
    }),
  ) as NewStudyValues['margins'];
}

/**
 * The margins of what a study of these values counts, in the form's units: of criteria and severe losses where texts are
 * rated, of preference where they are compared, and of the measures that vote.
 */
export function countedMargins({
  profile,
  margins,
  protocol,
  voters,
}: Pick<NewStudyValues, 'profile' | 'margins' | 'protocol' | 'voters'>): {
  readonly kind: keyof Margins;
  readonly accept: number;
  readonly limit: number;
}[] {
  const chosen = marginsOf(profile, margins) as { margins?: object };
  const parsed = marginsSchema.safeParse(chosen.margins ?? {});
  if (!parsed.success) return [];
  const values = marginValues(parsed.data);
  const isRated = askedCriteria(protocol).length > 0;
  const ofVoters = new Set<string | null>(
    STUDY_MEASURE_NAMES.flatMap((name) =>
      voters.includes(name) ? [STUDY_MEASURES[name].vote?.margin.field ?? null] : [],
    ),
  );
  const counts = (kind: keyof Margins) => {
    if (kind === 'criteria' || kind === 'severeLosses') return isRated;
    return kind === 'preference' ? protocol.comparison !== 'none' : ofVoters.has(kind);
  };
  return MARGIN_KINDS.filter(counts).map((kind) => ({ kind, ...values[kind] }));
}

/** The form's values that mean a configuration; what the form can't say is as it is at first. */
export function valuesOfConfiguration(configuration: StudyConfiguration): NewStudyValues {
  const { name, question, raterTitle = '', locale, seed, systems, protocol, guidelines } = configuration;
  const { consent = '', margins, voters, customMeasures = [], bertscore } = configuration;
  const own = new Set(customMeasures.map((measure) => measure.name));
  return {
    ...newStudyValues(seed, locale),
    ...{ name, question, raterTitle, guidelines, consent },
    systems: systems.map((system) => {
      const price = configuration.stakes?.prices[system.name];
      return { ...valuesOfSystem(system), ...(price !== undefined && { price }) };
    }),
    stakes: valuesOfStakes(configuration.stakes),
    protocol: valuesOfProtocol(protocol),
    decision: valuesOfDecision(configuration),
    profile: profileOf(configuration),
    margins: marginValues(margins),
    voters: voters.filter((voter) => !own.has(voter)),
    customMeasures: customMeasures.map(({ name: measure, direction, unit, margin }) => ({
      ...{ name: measure, direction, unit },
      margin: { accept: margin?.accept ?? null, limit: margin?.limit ?? null },
      votes: voters.includes(measure),
    })),
    bertscore: { modelFolder: bertscore?.modelFolder ?? '', idf: bertscore?.idf ?? false },
  };
}

/** What margins were chosen by, where choosing it gives them again; else they are the study's own. */
function profileOf({ profile, margins }: StudyConfiguration): NewStudyValues['profile'] {
  const isThat = (one: NewStudyValues['profile']) => {
    const chosen = marginsOf(one, marginValues(margins)) as { margins?: object };
    return canonicalJson(marginsSchema.parse(chosen.margins ?? {})) === canonicalJson(margins);
  };
  if (profile !== undefined) return isThat(profile) ? profile : 'own';
  return isThat('default') ? 'default' : 'own';
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
    stakes: typedStakes,
    planning: _,
    ...others
  } = values;
  const { voters, customMeasures, ...rest } = others;
  const stakes = stakesOfForm({ systems, stakes: typedStakes });
  return {
    ...rest,
    ...(raterTitle.trim() === '' ? {} : { raterTitle }),
    ...(consent.trim() === '' ? {} : { consent }),
    ...(bertscore.modelFolder.trim() === '' ? {} : { bertscore }),
    ...(stakes === undefined ? {} : { stakes }),
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
