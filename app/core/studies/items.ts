import { because } from '../shared/errors.ts';
import { z } from 'zod';
import { conversationSchema, type Turn } from './conversation.ts';

const text = (most: number) => z.string().max(most, because('too-many-characters', { most }));

const fields = z.strictObject({
  /** The item's id, unique in its study. */
  item: z.string().trim().min(1, because('is-missing')).max(200),
  /** What is asked; left out where it is a conversation. */
  prompt: text(100_000).min(1, because('is-empty')).optional(),
  /** What is asked as a conversation, whose last turn is to be answered. */
  messages: conversationSchema.optional(),
  /** A text that the prompt is about (to be summarised, translated, answered from), shown to raters folded. */
  source: text(1_000_000).optional(),
  references: z.array(text(100_000)).default([]),
  /** A label by which results are also shown: topic, length, customer. */
  segment: z.string().trim().min(1).max(80).optional(),
  /** BCP 47 language of the item ("en", "zh"); items go to raters who read it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, because('not-a-language-tag'))
    .optional(),
});

/**
 * One line of an items file: what every system of a study is asked, as a prompt or as a conversation. Read, it has a
 * prompt in any case: a conversation's is its last turn.
 */
export const itemSchema = fields
  .refine(({ prompt, messages }) => prompt !== undefined || messages !== undefined, {
    path: ['prompt'],
    message: because('neither-prompt-nor-messages'),
    // Told beside the faults of other fields, not after they are mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .refine(
    ({ prompt, messages }) =>
      prompt === undefined || messages === undefined || prompt === messages.at(-1)?.content,
    {
      path: ['prompt'],
      message: because('prompt-beside-messages'),
    },
  )
  .transform(({ prompt, messages, ...rest }): Item => {
    const conversation = messages === undefined ? {} : { messages };
    return { ...rest, prompt: prompt ?? messages!.at(-1)!.content, ...conversation };
  });

export type Item = Omit<z.infer<typeof fields>, 'prompt' | 'messages'> & {
  /** The prompt, or a conversation's last turn. */
  prompt: string;
  /** There where the item is a conversation. */
  messages?: Turn[];
};
