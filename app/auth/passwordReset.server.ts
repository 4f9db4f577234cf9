import { z } from 'zod';
import { RESET_HOURS } from '#app/core/people/people.ts';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { deletePasswordResets, findAccountByReset, replacePasswordReset } from '#db/queries/accountLinks.ts';
import { changeAccount, findAccount, findAccountByEmail, lockAccounts } from '#db/queries/accounts.ts';
import { deleteSessionsOf } from '#db/queries/sessions.ts';
import type { Row } from '#db/schema.ts';
import { accountOf, type Account } from './account.server.ts';
import { passwordSchema } from './newAccount.ts';
import { hashPassword } from './password.server.ts';
import { hashOfSecret, isSecret, newSecret } from './secret.server.ts';

const HOUR_MS = 3600 * 1000;

/** A link by which somebody sets a new password: the secret part of `/reset/<secret>`, which is told once. */
export interface MadeReset {
  readonly email: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Makes the link by which somebody sets a new password, within 24 hours and once. One that they had before no longer
 * holds; the password that they have does.
 *
 * @param whose the account's number, or its address
 * @param actor who makes it: an account's address, or `command line`
 * @throws AppError `not_found`; `conflict` for an account that is deactivated
 */
export async function makePasswordReset(
  db: Database,
  whose: number | string,
  { actor, now = new Date() }: { actor: string; now?: Date },
): Promise<MadeReset> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + RESET_HOURS * HOUR_MS);
  return await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    const account =
      typeof whose === 'number'
        ? await findAccount(trx, whose)
        : await findAccountByEmail(trx, whose.trim().toLowerCase());
    if (account === undefined) {
      throw typeof whose === 'number'
        ? new AppError('no-such-account')
        : new AppError('no-account', { email: whose });
    }
    const { id, email, deactivated_at } = account;
    if (deactivated_at !== null) throw new AppError('account-shut', { email });
    await replacePasswordReset(trx, {
      token_hash: hashOfSecret(secret),
      account_id: id,
      made_by: actor,
      created_at: now,
      expires_at: expiresAt,
    });
    return { email, secret, expiresAt };
  });
}

/**
 * Whose password a link sets.
 * @throws AppError `gone` where it was used, is too old or was never made
 */
export async function accountOfReset(db: Database, secret: string, now = new Date()): Promise<Account> {
  return accountOf(await requireReset(db, secret, now));
}

export const newPasswordSchema = z.object({ password: passwordSchema });

/**
 * Sets a new password by a link, once; of several who try at once, one succeeds. The account's sessions end.
 *
 * @throws AppError as `accountOfReset`; `invalid_input` for a password that is too short or too long
 */
export async function resetPassword(
  db: Database,
  secret: string,
  input: unknown,
  now = new Date(),
): Promise<Account> {
  const account = await requireReset(db, secret, now);
  const parsed = newPasswordSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('account-refused', { faults: problems }, { problems });
  }
  const password_hash = await hashPassword(parsed.data.password);
  await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    await requireReset(trx, secret, now);
    await deletePasswordResets(trx, { tokenHash: hashOfSecret(secret) });
    await changeAccount(trx, account.id, { password_hash });
    await deleteSessionsOf(trx, account.id);
  });
  return accountOf(account);
}

async function requireReset(
  db: Parameters<typeof findAccountByReset>[0],
  secret: string,
  now: Date,
): Promise<Row<'accounts'>> {
  const account = isSecret(secret) ? await findAccountByReset(db, hashOfSecret(secret), now) : undefined;
  if (account === undefined) throw new AppError('reset-over');
  return account;
}
