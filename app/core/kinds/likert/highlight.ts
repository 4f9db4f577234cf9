import { z } from 'zod';
import { because } from '../../shared/errors.ts';
import { SEVERITIES } from './highlights.ts';

/** Longest comment on a marked span, in characters, and most spans of a text. */
export const SPAN_COMMENT_LIMIT = 300;
export const MOST_HIGHLIGHTS = 100;

export const highlightSchema = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  severity: z.enum(SEVERITIES),
  criterion: z.string().max(40).optional(),
  /** The kind of fault, one of the study's. */
  category: z.string().max(40).optional(),
  comment: z
    .string()
    .max(SPAN_COMMENT_LIMIT, because('too-many-characters', { most: SPAN_COMMENT_LIMIT }))
    .optional(),
});

/**
 * A faulty span that a rater marked in a text: from the code point `start` (the first is 0) up to and without the
 * code point `end`. Unicode code points of the text as it is stored, not UTF-16 units, so that every language counts
 * alike.
 */
export type Highlight = z.infer<typeof highlightSchema>;
