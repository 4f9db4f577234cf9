import type { OpenInvitation, Person } from '#app/core/people/people.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Role } from '#app/core/people/roles.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import {
  deletePasswordResets,
  openAccountInvitations,
  withdrawAccountInvitations,
} from '#db/queries/accountLinks.ts';
import {
  changeAccount,
  countOtherOwners,
  findAccount,
  listAccounts,
  lockAccounts,
} from '#db/queries/accounts.ts';
import { revokePersonalTokens } from '#db/queries/personalTokens.ts';
import { deleteSessionsOf } from '#db/queries/sessions.ts';
import type { Row } from '#db/schema.ts';

/** Everybody who has an account: those who may sign in first. */
export async function listPeople(db: Database): Promise<Person[]> {
  return (await listAccounts(db)).map(({ id, name, email, role, last_seen_at, deactivated_at }) => ({
    id,
    name,
    email,
    role,
    lastSeen: last_seen_at?.toISOString() ?? null,
    deactivatedAt: deactivated_at?.toISOString() ?? null,
  }));
}

/** Invitations that wait to be accepted, the latest first. */
export async function listInvitations(db: Database, now = new Date()): Promise<OpenInvitation[]> {
  return (await openAccountInvitations(db, now)).map(({ id, email, role, invited_by, expires_at }) => ({
    id,
    email,
    role,
    invitedBy: invited_by,
    expiresAt: expires_at.toISOString(),
  }));
}

/**
 * Gives an account another role. Of two owners who take it from each other at once, one remains. What somebody who is no
 * owner any more has promised others ends.
 *
 * @throws AppError `not_found`; `conflict` for the last owner
 */
export async function changeRole(db: Database, id: number, role: Role, now = new Date()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const account = await lockedAccount(trx, id);
    if (role !== 'owner') {
      await keepAnOwner(trx, account);
      await endPromises(trx, account, now);
    }
    await changeAccount(trx, id, { role });
  });
}

/**
 * Shuts an account: nobody signs in to it any more, its sessions, tokens and links end. What it did stays under its name.
 *
 * @throws AppError `not_found`; `conflict` for the last owner
 */
export async function deactivateAccount(db: Database, id: number, now = new Date()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const account = await lockedAccount(trx, id);
    if (account.deactivated_at !== null) return;
    await keepAnOwner(trx, account);
    await changeAccount(trx, id, { deactivated_at: now });
    await deleteSessionsOf(trx, id);
    await revokePersonalTokens(trx, { accountId: id }, now);
    await deletePasswordResets(trx, { accountId: id });
    await endPromises(trx, account, now);
  });
}

/**
 * Opens a deactivated account again, with the password and role that it had.
 * @throws AppError `not_found`
 */
export async function reactivateAccount(db: Database, id: number, now = new Date()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { deactivated_at } = await lockedAccount(trx, id);
    if (deactivated_at === null) return;
    // What was under way while it was shut holds no longer than that.
    await deleteSessionsOf(trx, id);
    await revokePersonalTokens(trx, { accountId: id }, now);
    await changeAccount(trx, id, { deactivated_at: null });
  });
}

/** The account, while nobody else changes who owns the installation. */
async function lockedAccount(trx: OpenTransaction, id: number): Promise<Row<'accounts'>> {
  await lockAccounts(trx);
  const account = await findAccount(trx, id);
  if (account === undefined) throw new AppError('no-such-account');
  return account;
}

/** @throws AppError `conflict` where nobody else would own the installation */
async function keepAnOwner(trx: OpenTransaction, account: Row<'accounts'>): Promise<void> {
  if (account.role !== 'owner' || account.deactivated_at !== null) return;
  if ((await countOtherOwners(trx, account.id)) === 0) throw new AppError('last-owner');
}

/** Ends the links that somebody made as an owner, so that none of them lets anybody in later. */
async function endPromises(trx: OpenTransaction, { email }: Row<'accounts'>, now: Date): Promise<void> {
  await withdrawAccountInvitations(trx, { invitedBy: email }, now);
  await deletePasswordResets(trx, { madeBy: email });
}
