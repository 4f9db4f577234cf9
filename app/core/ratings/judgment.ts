import { z } from 'zod';
import { SEVERITIES } from '../studies/highlights.ts';
import { MOST_RANKED_SYSTEMS } from '../studies/ranking.ts';

/** How much better a preferred text is. */
export const STRENGTHS = ['much', 'slightly'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Longest comment, in characters. */
export const COMMENT_LIMIT = 5000;

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

/**
 * What a rater's browser sends for a task. `ratings` (by criterion key) and `highlights` for a Likert task,
 * `preference` (as shown: left, right or tie) for a pairwise one, `ranks` or `bestWorst` for a ranking. `key` makes
 * sending twice harmless.
 */
export const submissionSchema = z.object({
  assignment: z.uuid(),
  key: z.string().min(8).max(100),
  ratings: z.record(z.string(), z.int()).optional(),
  preference: z.enum(['left', 'right', 'tie']).optional(),
  /** How much better the preferred text is, where the study asks for it; none with a tie. */
  strength: z.enum(STRENGTHS).optional(),
  /** The place that each text got, in the order shown: 1 = best, the same number for the same place. */
  ranks: z.array(z.int()).max(MOST_RANKED_SYSTEMS).optional(),
  /** Which of the texts shown, counted from 0, is the best and which the worst. */
  bestWorst: z.object({ best: z.int(), worst: z.int() }).optional(),
  highlights: z
    .array(highlightSchema)
    .max(MOST_HIGHLIGHTS, `has more than ${MOST_HIGHLIGHTS} spans`)
    .optional(),
  comment: z.string().max(COMMENT_LIMIT, `has more than ${COMMENT_LIMIT} characters`).optional(),
  /** Milliseconds that the rater was active on the task, idle gaps not counted. */
  activeMs: z.int().min(0).max(86_400_000).default(0),
});
export type Submission = z.infer<typeof submissionSchema>;
