import { z } from 'zod';
import type { KindTraining } from '../definition.ts';
import { TRAINING_EXAMPLE } from '../trainingExample.ts';
import type { PairwiseFields } from './answer.ts';

const schema = z.object({
  kind: z.literal('pairwise'),
  ...TRAINING_EXAMPLE,
  left: z.string().min(1),
  right: z.string().min(1),
  expected: z.array(z.enum(['left', 'right', 'tie'])).min(1),
});

/** Any of the expected preferences is right. */
export const pairwiseTraining: KindTraining<typeof schema, PairwiseFields> = {
  schema,
  texts: ({ left, right }) => ({ a: left, b: right }),
  isRight: ({ expected }, { preference }) => preference !== undefined && expected.includes(preference),
};
