import { because } from '../../shared/errors.ts';
import { z } from 'zod';
import type { KindTraining } from '../definition.ts';
import { TRAINING_EXAMPLE } from '../trainingExample.ts';
import type { LikertFields } from './answer.ts';

/** The ratings that count as right for a criterion, both ends included. */
const range = z
  .object({ lowest: z.int().min(1), highest: z.int().min(1).max(100) })
  .refine((r) => r.lowest <= r.highest, { message: because('lowest-above-highest'), path: ['lowest'] });

const schema = z.object({
  kind: z.literal('likert'),
  ...TRAINING_EXAMPLE,
  text: z.string().min(1),
  /** By criterion key; criteria without a range are asked and any answer is right. */
  expected: z.record(z.string(), range),
});

/** Each expected criterion within its range is right. */
export const likertTraining: KindTraining<typeof schema, LikertFields> = {
  schema,
  texts: ({ text }) => ({ single: text }),
  isRight: ({ expected }, { ratings = {} }) =>
    Object.entries(expected).every(([criterion, { lowest, highest }]) => {
      const value = ratings[criterion];
      return value !== undefined && value >= lowest && value <= highest;
    }),
};
