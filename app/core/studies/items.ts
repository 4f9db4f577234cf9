import { z } from 'zod';

const text = (most: number) => z.string().max(most, `has more than ${most} characters`);

/** One line of an items file: what every system of a study is asked. */
export const itemSchema = z.strictObject({
  /** The item's id, unique in its study. */
  item: z.string().trim().min(1, 'is missing').max(200),
  prompt: text(100_000).min(1, 'is empty'),
  /** A text that the prompt is about (to be summarised, translated, answered from), shown to raters folded. */
  source: text(1_000_000).optional(),
  references: z.array(text(100_000)).default([]),
  /** A label by which results are also shown: topic, length, customer. */
  segment: z.string().trim().min(1).max(80).optional(),
  /** BCP 47 language of the item ("en", "zh"); items go to raters who read it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag like "en" or "zh-Hans"')
    .optional(),
});
export type Item = z.infer<typeof itemSchema>;
