import { z } from 'zod';

/**
 * What a plan takes for known of people and texts. Standard deviations are in points of the first criterion's scale
 * and belong to single ratings of one system; on other scales they count in proportion to the range.
 */
export interface Components {
  /** How items differ, and how raters do in severity; both cancel in candidate − baseline. */
  readonly item: number;
  readonly rater: number;
  /** How a system's texts differ from what the item and the system would make one expect. */
  readonly itemBySystem: number;
  /** How raters differ in how they see a system. */
  readonly raterBySystem: number;
  /** What is left of a single rating. */
  readonly residual: number;
  /** Correlation of candidate − baseline among criteria, 0–1. */
  readonly criteriaCorrelation: number;
  /** What slight controls cost with these raters, in points above 0, by line; absent = D, as the study states it. */
  readonly controlLoss: Readonly<Record<string, number>>;
  /** How controls differ in what they cost, and how raters differ in how much of it they see. */
  readonly controlSd: number;
  readonly raterByControl: number;
  /** Standard deviation of one comparison, told as −1, 0, +1. */
  readonly preferenceSd: number;
  /** Seconds that a task takes. */
  readonly secondsPerTask: number;
}

/**
 * What is assumed where neither pilot nor earlier study tells: those of the simulated studies of
 * `scripts/research/verdict`, as they show on the scale (`scripts/research/planning/components.ts`), rounded up. They
 * are for a scale of 1–5 and assumptions of ours, taken from no published set; docs/planning.md has more.
 */
export const ASSUMED: Omit<Components, 'controlLoss'> = {
  item: 0.45,
  rater: 0.4,
  itemBySystem: 0.33,
  raterBySystem: 0.15,
  residual: 0.72,
  criteriaCorrelation: 0.44,
  controlSd: 0.15,
  raterByControl: 0.07,
  preferenceSd: 0.85,
  secondsPerTask: 45,
};

/** The range of the scale that `ASSUMED` is for. */
const ASSUMED_RANGE = 4;

const deviation = z.number().min(0);

/** Components as they are given: what is absent is assumed. `controlLoss` is one for all criteria, or by line. */
export const componentsSchema = z.strictObject({
  item: deviation.optional(),
  rater: deviation.optional(),
  itemBySystem: deviation.optional(),
  raterBySystem: deviation.optional(),
  residual: z.number().positive().optional(),
  criteriaCorrelation: z.number().min(0).max(1).optional(),
  controlLoss: z.union([z.number().positive(), z.record(z.string(), z.number().positive())]).optional(),
  controlSd: deviation.optional(),
  raterByControl: deviation.optional(),
  preferenceSd: z.number().positive().max(1).optional(),
  secondsPerTask: z.number().positive().optional(),
});
export type GivenComponents = z.infer<typeof componentsSchema>;

/**
 * Components with what is assumed for those that are not given.
 *
 * @param range of the first criterion's scale
 * @param criteria whose control loss one number stands for
 */
export function completedComponents(
  given: GivenComponents,
  range: number,
  criteria: readonly string[],
): Components {
  const scale = range / ASSUMED_RANGE;
  const { controlLoss = {} } = given;
  return {
    item: given.item ?? ASSUMED.item * scale,
    rater: given.rater ?? ASSUMED.rater * scale,
    itemBySystem: given.itemBySystem ?? ASSUMED.itemBySystem * scale,
    raterBySystem: given.raterBySystem ?? ASSUMED.raterBySystem * scale,
    residual: given.residual ?? ASSUMED.residual * scale,
    criteriaCorrelation: given.criteriaCorrelation ?? ASSUMED.criteriaCorrelation,
    controlLoss:
      typeof controlLoss === 'number'
        ? Object.fromEntries(criteria.map((key) => [key, controlLoss]))
        : controlLoss,
    controlSd: given.controlSd ?? ASSUMED.controlSd * scale,
    raterByControl: given.raterByControl ?? ASSUMED.raterByControl * scale,
    preferenceSd: given.preferenceSd ?? ASSUMED.preferenceSd,
    secondsPerTask: given.secondsPerTask ?? ASSUMED.secondsPerTask,
  };
}
