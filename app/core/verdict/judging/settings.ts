import { z } from 'zod';
import { marginSchema } from '../../studies/margins.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';

/** What a line means for the verdict: see docs/verdict.md. */
export const PEOPLE_ROLES = ['must-pass', 'guardrail', 'shown'] as const;
export type PeopleRole = (typeof PEOPLE_ROLES)[number];

/** The settings of the rule that a study's configuration has beside those of rule 1; all are fixed beforehand. */
export const ruleSettingsSchema = z.object({
  /** Role by line: a criterion's key, `preference`, `ranking` or `severe-losses`; what is absent has its default. */
  lines: z.record(z.string(), z.enum(PEOPLE_ROLES)).default({}),
  gates: z
    .strictObject({
      /** The largest share of a slight control's loss that may be lost; min(theta, accept/D) counts. */
      theta: z.number().positive().max(1).default(0.4),
      /** D in points, by criterion: what attentive people take off for a slight control. */
      controlLoss: z.record(z.string(), z.number().positive()).default({}),
      /** Floors of agreement, which gate only where they are set. */
      alpha: z.number().min(-1).max(1).optional(),
      ac2: z.number().min(-1).max(1).optional(),
      reliability: z.number().min(0).max(1).optional(),
    })
    .default({ theta: 0.4, controlLoss: {} }),
  margins: z
    .object({ severeLosses: marginSchema.default({ accept: 0.02, limit: 0.05 }) })
    .default({ severeLosses: { accept: 0.02, limit: 0.05 } }),
});
export type RuleSettings = z.infer<typeof ruleSettingsSchema>;

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

/** D where no pilot has told it, as a share of the scale's range. */
export const ASSUMED_CONTROL_LOSS = 0.3;

/** D of net preference where no pilot has told it: all choose the source. */
export const ASSUMED_PREFERENCE_LOSS = 1;

/** Slight controls of a criterion below which it cannot gate, and is a guardrail. */
export const LEAST_CONTROLS = 20;
