import { z } from 'zod';

/** How much better a preferred text is. */
export const STRENGTHS = ['much', 'slightly'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Longest comment, in characters. */
export const COMMENT_LIMIT = 5000;

/**
 * What a rater's browser sends for a task. `ratings` (by criterion key) for a Likert task, `preference` (as
 * shown: left, right or tie) for a pairwise one. `key` makes sending twice harmless.
 */
export const submissionSchema = z.object({
  assignment: z.uuid(),
  key: z.string().min(8).max(100),
  ratings: z.record(z.string(), z.int()).optional(),
  preference: z.enum(['left', 'right', 'tie']).optional(),
  /** How much better the preferred text is, where the study asks for it; none with a tie. */
  strength: z.enum(STRENGTHS).optional(),
  comment: z.string().max(COMMENT_LIMIT, `has more than ${COMMENT_LIMIT} characters`).optional(),
  /** Milliseconds that the rater was active on the task, idle gaps not counted. */
  activeMs: z.int().min(0).max(86_400_000).default(0),
});
export type Submission = z.infer<typeof submissionSchema>;
