import { because } from '../shared/errors.ts';
import { z } from 'zod';

/** Who speaks in a conversation; `system` says beforehand how the assistant is to behave. */
export const ROLES = ['system', 'user', 'assistant'] as const;

const turn = z.strictObject({
  role: z.enum(ROLES),
  content: z
    .string()
    .min(1, because('is-empty'))
    .max(100_000, because('too-many-characters', { most: 100_000 })),
});
/** One turn of a conversation. */
export type Turn = z.infer<typeof turn>;

/** Most turns of a conversation, its last included. */
const MOST_TURNS = 200;

/** A conversation whose last turn, a user's, is to be answered. */
export const conversationSchema = z
  .array(turn)
  .min(1, because('no-turns'))
  .max(MOST_TURNS, because('too-many-turns', { most: MOST_TURNS }))
  .superRefine((turns, context) => {
    if (turns.length > 0 && turns.at(-1)!.role !== 'user') {
      context.addIssue({
        code: 'custom',
        path: [turns.length - 1, 'role'],
        message: because('last-turn-not-users'),
      });
    }
    for (const [index, { role }] of turns.entries()) {
      if (role !== 'system' || index === 0) continue;
      context.addIssue({
        code: 'custom',
        path: [index, 'role'],
        message: because('system-turn-inside'),
      });
    }
  });

/** The turns before the one that is to be answered. */
export function earlierTurns(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(0, -1);
}
