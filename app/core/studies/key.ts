import { because } from '../shared/errors.ts';
import { z } from 'zod';

/** The name by which data refers to a criterion, a question or an option. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, because('not-a-key'))
  // Answers are objects by key, and every object has this one already.
  .refine((key) => key !== 'constructor', because('reserved-key'));
