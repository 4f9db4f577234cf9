import { asMessage, because } from '../shared/errors.ts';
import { z } from 'zod';
import { kinds } from '../kinds/kinds.ts';
import { TOKENIZERS } from '../measures/tokenizers/tokenize.ts';
import { LOCALES } from '../shared/localized.ts';
import { adoptedPilotSchema } from './adoptedPilot.ts';
import { customMeasureSchema, customNameProblems, MOST_CUSTOM_MEASURES } from './customMeasures.ts';
import { encoderSchema } from './encoder.ts';
import { looksSchema, type Looks } from './looks.ts';
import { marginRuleSchema } from './marginRule.ts';
import { marginsSchema, PROFILES, type ProfileName } from './margins.ts';
import { studyMeasuresSchema, VOTING_MEASURES } from './measures.ts';
import { protocolSchema } from './protocol.ts';
import { remoteProviderSchema } from './remoteProvider.ts';
import { gatesSchema, linesSchema, unknownLines } from './ruleSettings.ts';
import { stakesProblems, stakesSchema } from './stakes.ts';
import { settingsProblems } from './systemSettings.ts';

const name = z
  .string()
  .trim()
  .min(1, because('is-missing'))
  .max(80, because('too-many-characters', { most: 80 }))
  .regex(/^[^\p{Cc}]*$/u, because('control-characters'));

/** Where a system's outputs come from. */
export const providerSchema = z.discriminatedUnion('kind', [
  /** A model folder in the layout of Hugging Face Optimum; relative to the configuration file or the models directory. */
  z.object({ kind: z.literal('onnx'), modelFolder: z.string().min(1) }),
  /** Outputs made elsewhere and imported. */
  z.object({ kind: z.literal('import') }),
  remoteProviderSchema,
]);
export type Provider = z.infer<typeof providerSchema>;

export const systemSchema = z
  .object({
    name,
    role: z.enum(['baseline', 'candidate']),
    provider: providerSchema,
    /** Decoding settings with the names of generation_config.json in camel case; what is absent comes from there. */
    settings: z.record(z.string(), z.unknown()).default({}),
  })
  .superRefine(({ provider, settings }, context) => {
    for (const fault of settingsProblems(provider.kind, settings)) {
      const path = ['settings', ...fault.path.split('.')];
      context.addIssue({ code: 'custom', path, message: asMessage(fault) });
    }
  });
export type SystemConfiguration = z.infer<typeof systemSchema>;

export { askedKinds, protocolSchema } from './protocol.ts';
export type { Protocol } from './protocol.ts';

/** The ratings of a control, both ends included, that don't count as failed. */
const admissibleSchema = z
  .object({ lowest: z.int().min(1), highest: z.int().min(1) })
  .refine((r) => r.lowest <= r.highest, { message: because('lowest-above-highest'), path: ['lowest'] });

/**
 * The configuration of a study: one schema for the browser's form, the server's action, the command line and
 * the file. Frozen when the study opens.
 */
export const studyConfigurationSchema = z
  .object({
    name,
    /** What the study is to decide, in the lead's words; shown to leads, never to raters. */
    question: z.string().max(2000).default(''),
    /** The study's title as raters see it; must not give systems away. */
    raterTitle: name.optional(),
    /** Guidelines for raters, plain text with blank lines between paragraphs; empty = the default ones. */
    guidelines: z.string().max(20_000).default(''),
    /** What raters agree to beyond what the program itself says of taking part: plain text like the guidelines. */
    consent: z.string().max(20_000).optional(),
    locale: z.enum(LOCALES).default('en'),
    /** Everything random in the study follows from this. */
    seed: z.string().min(1).max(100),
    systems: z.array(systemSchema).min(2, because('candidate-needed')),
    protocol: protocolSchema.default(() => protocolSchema.parse({})),
    margins: marginsSchema.default(() => marginsSchema.parse({})),
    /** The profile that margins were taken from, if any. */
    profile: z.enum(Object.keys(PROFILES) as [ProfileName, ...ProfileName[]]).optional(),
    /** The measures that vote, named beforehand. */
    voters: z.array(z.string()).default(['bleu', 'rougeL']),
    /** Measures of the study's own, whose scores are imported. */
    customMeasures: z
      .array(customMeasureSchema)
      .max(MOST_CUSTOM_MEASURES, because('too-many', { most: MOST_CUSTOM_MEASURES }))
      .optional(),
    bertscore: encoderSchema.optional(),
    /** What is measured; null in studies that measure as release 0.1.0 did. */
    measures: studyMeasuresSchema.nullable().default(() => studyMeasuresSchema.parse({})),
    /** The tokenizer of every measure that reads words; `auto` goes by the language of each item. */
    tokenizer: z.enum(['auto', ...TOKENIZERS]).default('auto'),
    floors: z
      .object({
        meanRating: z.number().optional(),
        bleu: z.number().min(0).max(100).optional(),
        perplexity: z.number().positive().optional(),
      })
      .default({}),
    /** What lines mean for the verdict, where it isn't the default. */
    lines: linesSchema,
    gates: gatesSchema,
    /** The pilot that D and the plan come from; absent where none was adopted. */
    pilot: adoptedPilotSchema.optional(),
    exclusion: z
      .object({
        minimumControls: z.int().min(1),
        mostFailedShare: z.number().min(0).max(1),
        /** Ratings of a control that count as attentive, by the criterion it harms; absent = up to the middle. */
        admissible: z.record(z.string(), admissibleSchema).default({}),
      })
      .default({ minimumControls: 6, mostFailedShare: 1 / 3, admissible: {} }),
    /** When the data may decide before the study is complete, and what is held back for an extension. */
    looks: looksSchema.default(() => looksSchema.parse({})),
    /** How the margin of criteria changes where the study is done again; absent = it stays. */
    marginRule: marginRuleSchema.optional(),
    resamples: z.int().min(100).max(20_000).default(1000),
    /** Money and what was found elsewhere; shown beside the verdict, never part of it, and not frozen. */
    stakes: stakesSchema.optional(),
  })
  .superRefine((study, context) => {
    const custom = study.customMeasures ?? [];
    for (const { index, message } of customNameProblems(custom)) {
      context.addIssue({ code: 'custom', path: ['customMeasures', index, 'name'], message });
    }
    study.voters.forEach((voter, index) => {
      const own = custom.findIndex(({ name }) => name === voter);
      if (own !== -1) {
        if (custom[own]!.margin !== undefined) return;
        context.addIssue({
          code: 'custom',
          path: ['customMeasures', own, 'margin'],
          message: because('margin-to-vote', { voter }),
        });
        return;
      }
      if (!VOTING_MEASURES.some((name) => name === voter)) {
        const known = [...VOTING_MEASURES, ...custom.map(({ name }) => name)].join(', ');
        context.addIssue({
          code: 'custom',
          path: ['voters', index],
          message: because('no-voter', { voter, known }),
        });
        return;
      }
      if (study.measures === null || study.measures.shown.some((name) => name === voter)) return;
      context.addIssue({
        code: 'custom',
        path: ['voters', index],
        message: because('voter-not-shown', { voter }),
      });
    });
    for (const { path, message } of study.stakes === undefined
      ? []
      : stakesProblems(study.stakes, study.systems)) {
      context.addIssue({ code: 'custom', path: ['stakes', ...path], message });
    }
    const baselines = study.systems.filter((s) => s.role === 'baseline').length;
    if (baselines !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['systems'],
        message: because('one-baseline', { count: baselines }),
      });
    }
    for (const definition of kinds.all) {
      const problems = definition.protocol.studyProblems(study.protocol, study.systems.length);
      for (const { path, message } of problems) {
        context.addIssue({ code: 'custom', path: ['protocol', ...path], message });
      }
    }
    const { criteria } = study.protocol;
    for (const { path, message } of unknownLines({ ...study, criteria })) {
      context.addIssue({ code: 'custom', path, message });
    }
    for (const [key, { highest }] of Object.entries(study.exclusion.admissible)) {
      const criterion = study.protocol.criteria.find((c) => c.key === key);
      if (criterion !== undefined && highest <= criterion.scale) continue;
      context.addIssue({
        code: 'custom',
        path: ['exclusion', 'admissible', key],
        message:
          criterion === undefined
            ? because('criterion-unknown', { key })
            : because('beyond-scale', { key, scale: criterion.scale }),
      });
    }
    const names = study.systems.map((s) => s.name);
    for (const [index, systemName] of names.entries()) {
      if (names.indexOf(systemName) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['systems', index, 'name'],
          message: because('system-name-twice', { name: systemName }),
        });
      }
      if (/^control[-:]/i.test(systemName)) {
        context.addIssue({
          code: 'custom',
          path: ['systems', index, 'name'],
          message: because('name-of-controls'),
        });
      }
    }
  });
export type StudyConfiguration = Omit<z.infer<typeof studyConfigurationSchema>, 'looks'> & {
  readonly looks: Looks;
};
export type StudyConfigurationInput = z.input<typeof studyConfigurationSchema>;
