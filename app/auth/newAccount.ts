import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';

/** An address that somebody signs in with, as all are stored. */
export const emailSchema = z.string().trim().max(254).toLowerCase().pipe(z.email());
export const nameSchema = z.string().trim().min(1, because('is-missing')).max(80);
export const passwordSchema = z.string().min(10).max(200);

/** What a new account needs; one schema for the form and the server. */
export const newAccountSchema = z.object({ email: emailSchema, name: nameSchema, password: passwordSchema });
export type NewAccount = z.infer<typeof newAccountSchema>;
