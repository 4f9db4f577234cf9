import type { Executor, OpenTransaction } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** Links that an owner gives somebody: an invitation to have an account, or to set a new password. */

export async function insertAccountInvitation(
  db: Executor,
  invitation: NewRow<'account_invitations'>,
): Promise<Row<'account_invitations'>> {
  return await db
    .insertInto('account_invitations')
    .values(invitation)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Invitations that may be accepted at `now`, the latest first. */
export async function openAccountInvitations(db: Executor, now: Date): Promise<Row<'account_invitations'>[]> {
  return await db
    .selectFrom('account_invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute();
}

/** The invitation with a secret's hash, whether it holds or not. */
export async function findAccountInvitation(
  db: Executor,
  tokenHash: string,
): Promise<Row<'account_invitations'> | undefined> {
  return await db
    .selectFrom('account_invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends. */
export async function lockAccountInvitation(
  trx: OpenTransaction,
  tokenHash: string,
): Promise<Row<'account_invitations'> | undefined> {
  return await trx
    .selectFrom('account_invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function useAccountInvitation(db: Executor, id: number, at: Date): Promise<void> {
  await db.updateTable('account_invitations').set({ used_at: at }).where('id', '=', id).execute();
}

/**
 * Withdraws the invitations of an address, of somebody who made them, or one by its number.
 * @returns how many that were
 */
export async function withdrawAccountInvitations(
  db: Executor,
  which: { id: number } | { email: string } | { invitedBy: string },
  at: Date,
): Promise<number> {
  const column = 'id' in which ? 'id' : 'email' in which ? 'email' : 'invited_by';
  const value = 'id' in which ? which.id : 'email' in which ? which.email : which.invitedBy;
  const { numUpdatedRows } = await db
    .updateTable('account_invitations')
    .set({ withdrawn_at: at })
    .where(column, '=', value)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Stores a link for a new password in the place of the one that an account may have. */
export async function replacePasswordReset(db: Executor, reset: NewRow<'password_resets'>): Promise<void> {
  await deletePasswordResets(db, { accountId: reset.account_id });
  await db.insertInto('password_resets').values(reset).execute();
}

/** The account that a link for a new password is for, unless the link is over at `now` or the account is deactivated. */
export async function findAccountByReset(
  db: Executor,
  tokenHash: string,
  now: Date,
): Promise<Row<'accounts'> | undefined> {
  return await db
    .selectFrom('password_resets')
    .innerJoin('accounts', 'accounts.id', 'password_resets.account_id')
    .selectAll('accounts')
    .where('password_resets.token_hash', '=', tokenHash)
    .where('password_resets.expires_at', '>', now)
    .where('accounts.deactivated_at', 'is', null)
    .executeTakeFirst();
}

/**
 * Takes away the links for a new password of an account, by who made them, or one by its secret's hash.
 * @returns how many that were
 */
export async function deletePasswordResets(
  db: Executor,
  which: { accountId: number } | { madeBy: string } | { tokenHash: string },
): Promise<number> {
  const { numDeletedRows } = await (
    'accountId' in which
      ? db.deleteFrom('password_resets').where('account_id', '=', which.accountId)
      : 'madeBy' in which
        ? db.deleteFrom('password_resets').where('made_by', '=', which.madeBy)
        : db.deleteFrom('password_resets').where('token_hash', '=', which.tokenHash)
  ).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
