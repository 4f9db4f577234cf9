import { z } from 'zod';

const email = z
  .string()
  .trim()
  .max(254, 'has more than 254 characters')
  .toLowerCase()
  .pipe(z.email('is not an email address'));

/** What a new account needs; one schema for the form and the server. */
export const newAccountSchema = z.object({
  email,
  name: z.string().trim().min(1, 'is missing').max(80, 'has more than 80 characters'),
  password: z.string().min(10, 'has fewer than 10 characters').max(200, 'has more than 200 characters'),
});
export type NewAccount = z.infer<typeof newAccountSchema>;
