import { because } from '../../shared/errors.ts';
import { z } from 'zod';

/** How bad a marked fault is, the least first. */
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Faulty spans of a text that raters may mark while they rate it; never required. */
export const highlightsSchema = z.object({
  severities: z
    .array(z.enum(SEVERITIES))
    .min(1, because('severity-needed'))
    .default(['minor', 'major'])
    .refine((list) => new Set(list).size === list.length, because('severity-twice')),
  /** Whether a rater may say which of the study's criteria a span harms. */
  criteria: z.boolean().default(false),
  /** Whether a rater may write a few words about a span. */
  comments: z.boolean().default(false),
});
export type HighlightOptions = z.infer<typeof highlightsSchema>;
