import { because } from '../../shared/errors.ts';
import { z } from 'zod';
import { localizedText } from '../../studies/criteria.ts';
import { keySchema } from '../../studies/key.ts';

/** How bad a marked fault is, the least first. */
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Most kinds of faults that a study may name: more than fit a list that a rater takes in. */
export const MOST_CATEGORIES = 20;
const MOST_WEIGHT = 1000;

/** What a fault takes off a text's score, in points, by its severity; what is absent is said elsewhere. */
const weight = z
  .number()
  .min(0, because('weight-outside', { most: MOST_WEIGHT }))
  .max(MOST_WEIGHT, because('weight-outside', { most: MOST_WEIGHT }))
  .optional();
const weightsSchema = z.object({ minor: weight, major: weight, critical: weight });
export type SeverityWeights = z.infer<typeof weightsSchema>;

/** A kind of fault that the lead names, of which raters say what a marked span is. */
const faultCategorySchema = z.object({
  key: keySchema,
  label: localizedText,
  /** What a fault of this kind takes off, where it isn't what its severity does. */
  weights: weightsSchema.optional(),
});
export type FaultCategory = z.infer<typeof faultCategorySchema>;

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
  /** Kinds of faults, of which a rater may say which a span is; absent = it isn't asked. */
  categories: z
    .array(faultCategorySchema)
    .min(1, because('category-needed'))
    .max(MOST_CATEGORIES, because('too-many', { most: MOST_CATEGORIES }))
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, because('category-twice'))
    .optional(),
  /** Points that a fault takes off a text's score; absent = minor 1, major 5, critical 25. */
  weights: weightsSchema.optional(),
});
export type HighlightOptions = z.infer<typeof highlightsSchema>;

/** What raters are asked and may know of it: not what a fault takes off. */
export interface AskedMarks extends Pick<HighlightOptions, 'severities' | 'criteria' | 'comments'> {
  /** There where kinds of faults are named. */
  readonly categories?: readonly AskedCategory[];
}
export type AskedCategory = Pick<FaultCategory, 'key' | 'label'>;

/** The kinds of faults as raters see them. */
export function askedCategories({ categories = [] }: Pick<HighlightOptions, 'categories'>): AskedCategory[] {
  return categories.map(({ key, label }) => ({ key, label: { ...label } }));
}
