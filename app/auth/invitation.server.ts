import { z } from 'zod';
import { INVITATION_DAYS } from '#app/core/people/people.ts';
import { ROLES, type Role } from '#app/core/people/roles.ts';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import {
  findAccountInvitation,
  insertAccountInvitation,
  lockAccountInvitation,
  useAccountInvitation,
  withdrawAccountInvitations,
} from '#db/queries/accountLinks.ts';
import { findAccountByEmail, hasAccounts, insertAccount, lockAccounts } from '#db/queries/accounts.ts';
import type { Row } from '#db/schema.ts';
import { accountOf, type Account } from './account.server.ts';
import { emailSchema, nameSchema, passwordSchema } from './newAccount.ts';
import { hashPassword } from './password.server.ts';
import { hashOfSecret, isSecret, newSecret } from './secret.server.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Whom to invite; one schema for the form and the command line. */
export const invitationSchema = z.object({ email: emailSchema, role: z.enum(ROLES) });

/** An invitation with the secret part of its link, `/invited/<secret>`, which is told once. */
export interface MadeInvitation {
  readonly email: string;
  readonly role: Role;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Invites somebody to have an account, for 7 days. One that the address had before no longer holds.
 *
 * @param actor who invites: an account's address, or `command line`
 * @throws AppError `invalid_input` naming the fields; `conflict` where the address has an account, and where the first
 *   account of an installation would be no owner's
 */
export async function inviteAccount(
  db: Database,
  input: unknown,
  { actor, now = new Date() }: { actor: string; now?: Date },
): Promise<MadeInvitation> {
  const parsed = invitationSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('invitation-refused', { first: problems[0]! }, { problems });
  }
  const { email, role } = parsed.data;
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    if ((await findAccountByEmail(trx, email)) !== undefined) throw new AppError('account-exists', { email });
    if (role !== 'owner' && !(await hasAccounts(trx))) throw new AppError('first-is-owner');
    await withdrawAccountInvitations(trx, { email }, now);
    await insertAccountInvitation(trx, {
      token_hash: hashOfSecret(secret),
      email,
      role,
      invited_by: actor,
      created_at: now,
      expires_at: expiresAt,
    });
  });
  return { email, role, secret, expiresAt };
}

/**
 * Withdraws an invitation that nobody has accepted.
 * @throws AppError `not_found` for one that is over or was never made
 */
export async function withdrawInvitation(db: Database, id: number, now = new Date()): Promise<void> {
  if ((await withdrawAccountInvitations(db, { id }, now)) === 0) throw new AppError('no-such-invitation');
}

/**
 * Whom an invitation is for.
 * @throws AppError `not_found`; `gone` where it was used or withdrawn, or is too old
 */
export async function invitationOf(
  db: Database,
  secret: string,
  now = new Date(),
): Promise<{ email: string; role: Role }> {
  const invitation = isSecret(secret) ? await findAccountInvitation(db, hashOfSecret(secret)) : undefined;
  const { email, role } = requireOpen(invitation, now);
  return { email, role };
}

/** What whoever accepts an invitation chooses. */
export const acceptanceSchema = z.object({ name: nameSchema, password: passwordSchema });

/**
 * Makes the account that an invitation promises; of several who accept it at once, one succeeds.
 *
 * @throws AppError as `invitationOf`; `invalid_input` naming the fields; `conflict` where the address has got an account
 */
export async function acceptInvitation(
  db: Database,
  secret: string,
  input: unknown,
  now = new Date(),
): Promise<Account> {
  await invitationOf(db, secret, now);
  const parsed = acceptanceSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('account-refused', { faults: problems }, { problems });
  }
  // Hashing takes long and must not hold the lock.
  const password_hash = await hashPassword(parsed.data.password);
  return await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    const { id, email, role } = requireOpen(await lockAccountInvitation(trx, hashOfSecret(secret)), now);
    if ((await findAccountByEmail(trx, email)) !== undefined) throw new AppError('account-exists', { email });
    await useAccountInvitation(trx, id, now);
    return accountOf(await insertAccount(trx, { email, name: parsed.data.name, role, password_hash }));
  });
}

function requireOpen(
  invitation: Row<'account_invitations'> | undefined,
  now: Date,
): Row<'account_invitations'> {
  if (invitation === undefined) throw new AppError('no-such-invitation');
  if (invitation.used_at !== null) throw new AppError('invitation-over', { over: 'used' });
  if (invitation.withdrawn_at !== null) throw new AppError('invitation-over', { over: 'withdrawn' });
  if (invitation.expires_at <= now) throw new AppError('invitation-over', { over: 'expired' });
  return invitation;
}
