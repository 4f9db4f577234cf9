import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';

/** By what somebody knows again what they made: a line of 80 characters at most. */
export const labelField = z
  .string()
  .trim()
  .min(1, because('is-missing'))
  .max(80)
  .regex(/^\P{Cc}*$/u, because('write-characters', { most: 80 }));

/** For how many days it holds, as a form says it: one of some. */
export function daysField(days: readonly number[]) {
  return z.enum(days.map(String) as [string, ...string[]]).transform(Number);
}
