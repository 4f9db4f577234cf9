import { because } from '../shared/errors.ts';
import { z } from 'zod';
import type { Kind } from '../kinds/kind.ts';
import { kinds, type TypesOf } from '../kinds/kinds.ts';
import { askedIn } from '../kinds/registry.ts';
import type { KindDefinition } from '../kinds/definition.ts';
import { controlsSchema, DEFAULT_CONTROLS } from './controlCounts.ts';
import { eligibilityQuestionSchema } from './eligibility.ts';
import { takenNames } from './takenNames.ts';
import { trainingSchema } from './training.ts';

/** The fields that the kinds of tasks have in a protocol, by name. */
type KindShape = TypesOf[Kind]['shape'] extends infer S
  ? (S extends unknown ? (shape: S) => void : never) extends (shape: infer I) => void
    ? I
    : never
  : never;
const kindShape = Object.assign({}, ...kinds.all.map(({ protocol }) => protocol.shape)) as KindShape;

/** What raters are asked, how often, and in which way items come to them. Frozen when the study opens. */
export const protocolSchema = z
  .object({
    ...kindShape,
    /** Who rates: anyone with the link, items filled as raters come; or a panel of known raters with a plan. */
    strategy: z.enum(['open', 'panel']).default('open'),
    /** Raters per item: how many submitted blocks each item asks for. */
    ratersPerItem: z.int().min(1).max(50).default(3),
    /** Share of the items that `ratersPerItem` raters judge, by which agreement is measured; the rest is judged once. */
    overlap: z.object({ share: z.number().min(0).max(1) }).default({ share: 1 }),
    /** Share of a rater's tasks that are shown to them a second time, far apart, for self-consistency. */
    repeats: z.object({ share: z.number().min(0).max(0.5) }).default({ share: 0 }),
    /** How many controls: slight ones for each criterion, gross ones for the study. One an item, fewer where items are few. */
    controls: controlsSchema.default(DEFAULT_CONTROLS),
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
      .refine(
        (list) => new Set(list.map((q) => q.key)).size === list.length,
        because('question-keys-differ'),
      ),
    /** Tasks with known answers before the first real one. */
    training: trainingSchema.nullable().default(null),
  })
  .superRefine((protocol, context) => {
    const asked = askedIn(kinds, protocol);
    if (asked.length === 0) {
      context.addIssue({ code: 'custom', message: because('ask-for-something') });
    }
    const problems = kinds.all.flatMap((definition) => definition.protocol.problems(protocol));
    for (const { path, message } of [...problems, ...takenNames(protocol.criteria, asked)]) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  })
  .refine((p) => (p.leastItemsPerRater ?? 1) <= (p.mostItemsPerRater ?? Infinity), {
    message: because('least-above-most'),
    path: ['leastItemsPerRater'],
  });
export type Protocol = z.infer<typeof protocolSchema>;

/** The kinds of tasks that a protocol asks for, in the order in which they are told of. */
export function askedKinds(protocol: object): KindDefinition[] {
  return askedIn(kinds, protocol);
}
