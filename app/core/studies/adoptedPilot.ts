import { z } from 'zod';

const deviation = z.number().min(0);

/** From … to, of what nine in ten such pilots would tell. */
const range = z.tuple([z.number(), z.number()]);

/**
 * What a pilot told of people and texts, as the study keeps it whose plan and whose D rest on it. Names are those of
 * `Components` in `core/planning`; standard deviations are in points of the first criterion's scale.
 */
export const adoptedPilotSchema = z.object({
  /** The pilot's slug. */
  study: z.string().min(1),
  /** When it was closed, ISO 8601. */
  closedAt: z.string().min(1),
  items: z.int().min(1),
  /** Those whose judgments count. */
  raters: z.int().min(1),
  /** Tasks that were judged. */
  judgments: z.int().min(0),
  /** D by line, in points: the upper 95 % bound of what slight controls cost. */
  controlLoss: z.record(z.string(), z.number().positive()),
  components: z.object({
    item: deviation,
    rater: deviation,
    itemBySystem: deviation,
    raterBySystem: deviation,
    residual: deviation,
    criteriaCorrelation: z.number(),
    controlLoss: z.record(z.string(), z.number()),
    controlSd: deviation,
    raterByControl: deviation,
    preferenceSd: deviation,
    secondsPerTask: z.number().positive(),
  }),
  /** Within what the components lie that a pilot leaves uncertain. */
  ranges: z.object({
    itemBySystem: range,
    raterBySystem: range,
    residual: range,
    controlSd: range,
    raterByControl: range,
    controlLoss: z.record(z.string(), range),
  }),
  /** Names of the components that it said nothing of, so that they stay assumed. */
  assumed: z.array(z.string()),
});

/** A pilot's record in the configuration of the study that it was for. */
export type AdoptedPilot = z.infer<typeof adoptedPilotSchema>;
