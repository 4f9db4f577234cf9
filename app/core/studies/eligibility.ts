import { because } from '../shared/errors.ts';
import { z } from 'zod';
import { localizedText } from './criteria.ts';
import { keySchema } from './key.ts';

/**
 * A question that a rater answers before joining, by one of its options. Who chooses an option that is not
 * `eligible` is thanked and cannot join. Raters are sent the questions and options, never which of them are.
 */
export const eligibilityQuestionSchema = z
  .object({
    key: keySchema,
    question: localizedText,
    options: z
      .array(z.object({ key: keySchema, label: localizedText, eligible: z.boolean() }))
      .min(2, because('two-options-needed'))
      .refine((list) => new Set(list.map((o) => o.key)).size === list.length, because('option-keys-differ')),
  })
  .refine((q) => q.options.some((o) => o.eligible), {
    message: because('no-eligible-option'),
    path: ['options'],
  });
export type EligibilityQuestion = z.infer<typeof eligibilityQuestionSchema>;

/** What a rater answered, by question, and when. Only those who may take part are stored. */
export interface EligibilityRecord {
  readonly answers: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly answeredAt: string;
}
