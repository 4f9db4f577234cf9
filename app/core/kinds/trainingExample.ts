import { z } from 'zod';
import { localizedText } from '../studies/criteria.ts';

/** The fields that a task of the training round has, whatever its kind. */
export const TRAINING_EXAMPLE = {
  prompt: z.string().min(1).max(100_000),
  source: z.string().max(1_000_000).optional(),
  /** What a rater is told after answering, right or wrong. */
  feedback: localizedText,
};
