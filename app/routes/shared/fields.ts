import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';

/** Fields of forms, as schemas have them. */

/** A text; empty where the form has no such field. */
export const text = z.string().default('');

/** The number of a row, as our forms send it; PostgreSQL's `integer` has no more. */
export const rowNumber = z
  .string()
  .regex(/^\d{1,10}$/, because('not-of-this-page'))
  .transform(Number)
  .refine((id) => id <= 2_147_483_647, because('not-of-this-page'));

/** A whole number as a person types it. */
export const wholeNumber = z
  .string()
  .trim()
  .regex(/^-?\d{1,9}$/, because('wrong-type', { expected: 'int' }))
  .transform(Number);

/** Several texts by one name. */
export const texts = z.union([z.array(z.string()), z.string().transform((only) => [only])]).default([]);
