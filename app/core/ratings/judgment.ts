import { z } from 'zod';
import type { Kind } from '../kinds/kind.ts';
import { kinds, type TypesOf } from '../kinds/kinds.ts';
import { COMMENT_LIMIT } from '../shared/comment.ts';
import { because } from '../shared/errors.ts';

/** A complete answer to a task, as the rater saw it. */
export type Answer = { [K in Kind]: TypesOf[K]['answer'] }[Kind];

/** What a rater's browser sends for a task: an answer of the task's kind, and what goes with every judgment. */
export type Submission = Answer & {
  readonly assignment: string;
  /** Makes sending twice harmless. */
  readonly key: string;
  readonly comment?: string;
  /** Milliseconds that the rater was active on the task, idle gaps not counted. */
  readonly activeMs: number;
};

/** The fields of an answer of any kind; which of them are right is known once the task is. */
export const answerShape: z.ZodRawShape = Object.assign({}, ...kinds.all.map(({ answer }) => answer.shape));

/**
 * A submission as it arrives. What belongs to its kind is checked beside its task, see `validateSubmission`. `kind` may
 * be left out: the task's is taken.
 */
export const submissionSchema = z.object({
  assignment: z.uuid(),
  key: z.string().min(8).max(100),
  kind: z.string().max(40).optional(),
  comment: z
    .string()
    .max(COMMENT_LIMIT, because('too-many-characters', { most: COMMENT_LIMIT }))
    .optional(),
  activeMs: z.int().min(0).max(86_400_000).default(0),
  ...answerShape,
});
export type ReceivedSubmission = Pick<Submission, 'assignment' | 'key' | 'comment' | 'activeMs'> & {
  readonly kind?: string;
};
