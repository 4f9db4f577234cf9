import { z } from 'zod';
import { because, problem, type Problem } from '../../shared/errors.ts';
import type { Criterion } from '../../studies/criteria.ts';
import { highlightSchema, MOST_HIGHLIGHTS, type Highlight } from './highlight.ts';
import type { AskedMarks } from './highlights.ts';
import { highlightProblems } from './spans.ts';

export { MOST_HIGHLIGHTS, SPAN_COMMENT_LIMIT, type Highlight } from './highlight.ts';

export const likertAnswerShape = {
  /** By criterion key. */
  ratings: z.record(z.string(), z.int()).optional(),
  highlights: z
    .array(highlightSchema)
    .max(MOST_HIGHLIGHTS, because('too-many-spans', { most: MOST_HIGHLIGHTS }))
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
  readonly highlights?: (AskedMarks & { readonly text: string }) | null;
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
      problems.push(problem(`ratings.${key}`, 'rating-missing', { criterion: key }));
    } else if (!Number.isInteger(value) || value < 1 || value > scale) {
      problems.push(problem(`ratings.${key}`, 'rating-outside-scale', { criterion: key, scale, value }));
    }
  }
  for (const key of Object.keys(ratings)) {
    if (!criteria.some((criterion) => criterion.key === key)) {
      problems.push(problem(`ratings.${key}`, 'rating-of-unknown', { criterion: key }));
    }
  }
  const keys = criteria.map(({ key }) => key);
  return [...problems, ...highlightProblems(highlights, options?.text ?? '', options, keys)];
}
