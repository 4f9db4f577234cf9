import { z } from 'zod';

/** The name by which data refers to a criterion, a question or an option. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, 40 at most')
  // Answers are objects by key, and every object has this one already.
  .refine((key) => key !== 'constructor', 'is a word that programs keep to themselves; choose another');
