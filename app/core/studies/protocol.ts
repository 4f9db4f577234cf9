import { z } from 'zod';
import { criterionSchema, DEFAULT_CRITERIA } from './criteria.ts';
import { eligibilityQuestionSchema } from './eligibility.ts';
import { highlightsSchema } from './highlights.ts';
import { rankingSchema } from './ranking.ts';
import { trainingSchema } from './training.ts';

/** What raters are asked, how often, and in which way items come to them. Frozen when the study opens. */
export const protocolSchema = z
  .object({
    /** Likert criteria rated for each output; empty = no Likert tasks. */
    criteria: z
      .array(criterionSchema)
      .default([...DEFAULT_CRITERIA])
      .refine((list) => new Set(list.map((c) => c.key)).size === list.length, 'criterion keys must differ'),
    /**
     * Whether baseline and candidate are also compared as A and B; `true` = with ties, without strength. See
     * `pairwiseOptions`.
     */
    pairwise: z
      .union([
        z.boolean(),
        z.object({
          /** Whether "about equal" may be chosen. */
          ties: z.boolean().default(true),
          /** Whether a preference is asked as much or slightly better. */
          strength: z.boolean().default(false),
        }),
      ])
      .default(true),
    /** Whether all texts of an item are ranked at once instead of in pairs; for three systems and more. */
    ranking: z
      .union([z.literal(false), rankingSchema], { error: 'false, or a form: "ranking" or "best-worst"' })
      .default(false),
    /** Whether raters may mark faulty spans of the text that they rate. */
    highlights: z.union([z.literal(false), highlightsSchema]).default(false),
    /** Who rates: anyone with the link, items filled as raters come; or a panel of known raters with a plan. */
    strategy: z.enum(['open', 'panel']).default('open'),
    /** Raters per item: how many submitted blocks each item asks for. */
    ratersPerItem: z.int().min(1).max(50).default(3),
    /** Share of the items that `ratersPerItem` raters judge, by which agreement is measured; the rest is judged once. */
    overlap: z.object({ share: z.number().min(0).max(1) }).default({ share: 1 }),
    /** Share of a rater's tasks that are shown to them a second time, far apart, for self-consistency. */
    repeats: z.object({ share: z.number().min(0).max(0.5) }).default({ share: 0 }),
    /** Share of the items that carry a control, and the least number of them; 0 and 0 switch controls off. */
    controls: z
      .object({ share: z.number().min(0).max(1), minimum: z.int().min(0) })
      .default({ share: 0.1, minimum: 20 }),
    /** Most blocks reserved together, see `reservationSize`; their tasks are interleaved, so that outputs of an item stand apart. */
    blocksPerSitting: z.int().min(1).max(60).default(12),
    /** Items that a rater is asked to judge at least; told, never forced. Null = as many as they like. */
    leastItemsPerRater: z.int().min(1).nullable().default(null),
    /** Most items for one rater; null = as many as there are. */
    mostItemsPerRater: z.int().min(1).nullable().default(null),
    /** Minutes without a submit after which a reserved block goes back. */
    leaseMinutes: z.number().min(1).max(10_080).default(60),
    comments: z.boolean().default(true),
    /** Questions before joining, which decide who may take part. */
    eligibility: z
      .array(eligibilityQuestionSchema)
      .max(20)
      .default([])
      .refine((list) => new Set(list.map((q) => q.key)).size === list.length, 'question keys must differ'),
    /** Tasks with known answers before the first real one. */
    training: trainingSchema.nullable().default(null),
  })
  .refine(
    (p) => p.criteria.length > 0 || p.pairwise !== false || p.ranking !== false,
    'ask for at least one criterion, or for a preference',
  )
  .refine((p) => p.pairwise === false || p.ranking === false, {
    message:
      'a ranking contains the comparison in pairs, and asking both would count one opinion twice; set "pairwise" to false, or leave the ranking out',
    path: ['ranking'],
  })
  .refine((p) => p.highlights === false || p.criteria.length > 0, {
    message: 'spans are marked in texts that are rated; ask for at least one criterion, or leave them out',
    path: ['highlights'],
  })
  .refine((p) => p.criteria.length === 0 || p.criteria.some((c) => c.required !== false), {
    message: 'one criterion at least must be required, so that every task has an answer',
    path: ['criteria'],
  })
  .refine((p) => (p.leastItemsPerRater ?? 1) <= (p.mostItemsPerRater ?? Infinity), {
    message: 'the least items for one rater must not exceed the most',
    path: ['leastItemsPerRater'],
  });
export type Protocol = z.infer<typeof protocolSchema>;

/** Whether a protocol compares systems, in pairs or by ranking. */
export function asksPreference({ pairwise, ranking }: Pick<Protocol, 'pairwise' | 'ranking'>): boolean {
  return pairwise !== false || ranking !== false;
}

/** What a comparison asks for. */
export interface PairwiseOptions {
  readonly ties: boolean;
  readonly strength: boolean;
}

/** How pairs are compared; null where they are not. */
export function pairwiseOptions({ pairwise }: Pick<Protocol, 'pairwise'>): PairwiseOptions | null {
  if (pairwise === false) return null;
  return pairwise === true ? { ties: true, strength: false } : pairwise;
}
