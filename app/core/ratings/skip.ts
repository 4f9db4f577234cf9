import { z } from 'zod';
import { because } from '../shared/errors.ts';

/** Why a rater cannot judge a task. */
export const SKIP_REASONS = ['knowledge', 'language', 'display', 'distressing', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Longest note on a skipped task, in characters. */
export const SKIP_NOTE_LIMIT = 500;

/** What a rater's browser sends for a task that the rater cannot judge. */
export const skipSchema = z.object({
  assignment: z.uuid(),
  reason: z.enum(SKIP_REASONS),
  note: z
    .string()
    .max(SKIP_NOTE_LIMIT, because('too-many-characters', { most: SKIP_NOTE_LIMIT }))
    .optional(),
});
export type Skip = z.infer<typeof skipSchema>;
