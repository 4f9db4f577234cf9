import { z } from 'zod';
import type { Problem } from '../../shared/errors.ts';
import type { Criterion } from '../../studies/criteria.ts';
import { SEVERITIES, type HighlightOptions } from './highlights.ts';
import { highlightProblems } from './spans.ts';

/** Longest comment on a marked span, in characters, and most spans of a text. */
export const SPAN_COMMENT_LIMIT = 300;
export const MOST_HIGHLIGHTS = 100;

const highlightSchema = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  severity: z.enum(SEVERITIES),
  criterion: z.string().max(40).optional(),
  comment: z.string().max(SPAN_COMMENT_LIMIT, `has more than ${SPAN_COMMENT_LIMIT} characters`).optional(),
});

/**
 * A faulty span that a rater marked in a text: from the code point `start` (the first is 0) up to and without the
 * code point `end`. Unicode code points of the text as it is stored, not UTF-16 units, so that every language counts
 * alike.
 */
export type Highlight = z.infer<typeof highlightSchema>;

export const likertAnswerShape = {
  /** By criterion key. */
  ratings: z.record(z.string(), z.int()).optional(),
  highlights: z
    .array(highlightSchema)
    .max(MOST_HIGHLIGHTS, `has more than ${MOST_HIGHLIGHTS} spans`)
    .optional(),
};
export type LikertFields = z.output<z.ZodObject<typeof likertAnswerShape>>;

/** A rating for each criterion that was answered, and the spans that were marked. */
export interface LikertAnswer {
  readonly kind: 'likert';
  readonly ratings: Readonly<Record<string, number>>;
  readonly highlights?: readonly Highlight[];
}

export interface LikertAsked {
  readonly kind: 'likert';
  readonly criteria: readonly Pick<Criterion, 'key' | 'scale' | 'required'>[];
  /** Where spans of the text may be marked; `text` as it is shown. */
  readonly highlights?: (HighlightOptions & { readonly text: string }) | null;
}

/**
 * All that is wrong with ratings and marked spans: a whole number from 1 to the scale's end is needed for each required
 * criterion.
 */
export function likertProblems(
  { criteria, highlights: options = null }: LikertAsked,
  { ratings = {}, highlights = [] }: LikertFields,
): Problem[] {
  const problems: Problem[] = [];
  for (const { key, scale, required } of criteria) {
    const value = Object.hasOwn(ratings, key) ? ratings[key] : undefined;
    if (value === undefined) {
      if (required === false) continue;
      problems.push({ path: `ratings.${key}`, message: `The rating for ${key} is missing.` });
    } else if (!Number.isInteger(value) || value < 1 || value > scale) {
      problems.push({
        path: `ratings.${key}`,
        message: `The rating for ${key} must be a whole number from 1 to ${scale}, not ${value}.`,
      });
    }
  }
  for (const key of Object.keys(ratings)) {
    if (!criteria.some((criterion) => criterion.key === key)) {
      problems.push({
        path: `ratings.${key}`,
        message: `This study has no criterion ${JSON.stringify(key)}.`,
      });
    }
  }
  const keys = criteria.map(({ key }) => key);
  return [...problems, ...highlightProblems(highlights, options?.text ?? '', options, keys)];
}
