import { z } from 'zod';
import { because } from '../shared/errors.ts';
import type { StudyState } from './lifecycle.ts';

/** How many rows of evidence a study may have. */
export const MOST_EVIDENCE = 20;

const amount = z.number().min(0).max(1e15);

/** What a system costs to run; both where both are paid. */
const priceSchema = z.strictObject({
  /** Of an hour of the machine that it runs on. */
  perHour: amount.optional(),
  /** Of a thousand tokens that it writes. */
  perThousandTokens: amount.optional(),
});
export type Price = z.infer<typeof priceSchema>;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, because('too-many-characters', { most }))
    .regex(/^[^\p{Cc}]*$/u, because('control-characters'));

/** What was found elsewhere of a candidate against the baseline: an A/B test, a benchmark, a survey. */
const evidenceSchema = z
  .strictObject({
    name: line(120).min(1, because('is-missing')),
    /** The candidate. */
    system: z.string().trim().min(1, because('is-missing')),
    /** The difference candidate − baseline, with its interval, in the unit. */
    estimate: z.number(),
    lowest: z.number(),
    highest: z.number(),
    /** The interval's level. */
    level: z.number().gt(0.5).lt(1).default(0.95),
    unit: line(20).default(''),
    /** Which differences are better for the candidate. */
    direction: z.enum(['higher', 'lower']).default('higher'),
    /** Where it can be read: a report, an address. */
    source: line(500).default(''),
  })
  .superRefine(({ estimate, lowest, highest }, context) => {
    if (lowest <= estimate && estimate <= highest) return;
    context.addIssue({ code: 'custom', path: ['estimate'], message: because('estimate-beside-interval') });
  });
export type OutsideEvidence = z.infer<typeof evidenceSchema>;

/**
 * What is at stake beside what raters see: money, and what was found elsewhere. It stands in the report and counts for
 * nothing in the verdict, so it is no part of what is frozen when a study opens.
 */
export const stakesSchema = z.strictObject({
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, because('not-a-currency'))
    .default('EUR'),
  requestsPerMonth: amount.optional(),
  /** What a month costs in which ratings are one point lower. */
  lostPoint: amount.optional(),
  /** By the system's name. */
  prices: z.record(z.string(), priceSchema).default({}),
  evidence: z
    .array(evidenceSchema)
    .max(MOST_EVIDENCE, because('too-many', { most: MOST_EVIDENCE }))
    .default([]),
});
export type Stakes = z.infer<typeof stakesSchema>;

/** Systems that stakes speak of and a study hasn't; paths within the stakes. */
export function stakesProblems(
  { prices, evidence }: Stakes,
  systems: readonly { readonly name: string; readonly role: 'baseline' | 'candidate' }[],
): { readonly path: (string | number)[]; readonly message: string }[] {
  const names = systems.map(({ name }) => name);
  const candidates = systems.flatMap(({ name, role }) => (role === 'candidate' ? [name] : []));
  const unknown = (system: string, known: readonly string[]) =>
    because('stakes-system', { system, known: known.join(', ') });
  return [
    ...Object.keys(prices).flatMap((system) =>
      names.includes(system) ? [] : [{ path: ['prices', system], message: unknown(system, names) }],
    ),
    ...evidence.flatMap(({ system }, index) =>
      candidates.includes(system)
        ? []
        : [{ path: ['evidence', index, 'system'], message: unknown(system, candidates) }],
    ),
  ];
}

/** Whether what is at stake may still be said anew: until a decision rests on it. */
export function stakesMayChange(state: StudyState): boolean {
  return state !== 'decided' && state !== 'withdrawn';
}
