import { AppError, because } from '#app/core/shared/errors.ts';
import { z } from 'zod';
import { MARGIN_FIELDS, type MarginField } from '../measures/definition.ts';
import { STUDY_MEASURE_NAMES, STUDY_MEASURES } from '../measures/registry.ts';

/** The loss that a lead accepts beforehand (`accept`), and the one never to be exceeded (`limit`); accept ≤ limit. */
export const marginSchema = z
  .object({ accept: z.number().positive(), limit: z.number().positive() })
  .refine((m) => m.accept <= m.limit, { message: because('accept-above-limit'), path: ['accept'] });
export type Margin = z.infer<typeof marginSchema>;

/** The share of items that may lose half the scale's range or more, where a study doesn't say. */
export const SEVERE_LOSSES: Margin = { accept: 0.02, limit: 0.05 };

/**
 * Margins of a study. `criteria` as a share of the scale's range (0.075 = 0.3 points of 1–5), `preference` as
 * a difference of proportions, `severeLosses` as a share of the items, those of measures in their points or relative to the baseline, as each says itself.
 */
export const marginsSchema = z.object({
  criteria: marginSchema.default({ accept: 0.075, limit: 0.125 }),
  preference: marginSchema.default({ accept: 0.1, limit: 0.2 }),
  severeLosses: marginSchema.default(() => ({ ...SEVERE_LOSSES })),
  ...marginsOfMeasures((field) => marginSchema.default(() => defaultMargin(field))),
});
export type Margins = z.infer<typeof marginsSchema>;

/** Something for the margin of each measure that has one. */
export function marginsOfMeasures<T>(make: (field: MarginField) => T): Record<MarginField, T> {
  return Object.fromEntries(MARGIN_FIELDS.map((field) => [field, make(field)])) as Record<MarginField, T>;
}

/** The margin that the measures of this field name themselves. */
export function defaultMargin(field: MarginField): Margin {
  const own = STUDY_MEASURE_NAMES.map((name) => STUDY_MEASURES[name].vote?.margin).find(
    (margin) => margin?.field === field,
  );
  if (own === undefined) throw new AppError('margin-of-no-measure', { field });
  return { accept: own.accept, limit: own.limit };
}

/** Perplexity that grows by more than this share always demands people, whatever the margins say. */
export const PERPLEXITY_DEMANDS_PEOPLE = 0.3;

/** Accept and limit of a profile, as shares: of the scale's range for ratings, relative for measures. */
export const PROFILES = {
  medical: { accept: 0.005, limit: 0.01 },
  finance: { accept: 0.01, limit: 0.02 },
  'autonomous-driving': { accept: 0.005, limit: 0.01 },
  search: { accept: 0.02, limit: 0.03 },
  recommendation: { accept: 0.03, limit: 0.05 },
  speech: { accept: 0.02, limit: 0.04 },
  chat: { accept: 0.03, limit: 0.05 },
  devices: { accept: 0.05, limit: 0.1 },
  'core-function': { accept: 0.015, limit: 0.015 },
  'important-function': { accept: 0.03, limit: 0.03 },
  'auxiliary-function': { accept: 0.05, limit: 0.05 },
  cloud: { accept: 0.01, limit: 0.02 },
  edge: { accept: 0.02, limit: 0.03 },
  iot: { accept: 0.03, limit: 0.05 },
} as const satisfies Record<string, Margin>;
export type ProfileName = keyof typeof PROFILES;
