import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';

const email = z.string().trim().max(254).toLowerCase().pipe(z.email());

/** What a new account needs; one schema for the form and the server. */
export const newAccountSchema = z.object({
  email,
  name: z.string().trim().min(1, because('is-missing')).max(80),
  password: z.string().min(10).max(200),
});
export type NewAccount = z.infer<typeof newAccountSchema>;
