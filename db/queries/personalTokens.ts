import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertPersonalToken(db: Executor, token: NewRow<'personal_tokens'>): Promise<void> {
  await db.insertInto('personal_tokens').values(token).execute();
}

/** The tokens of an account that are not revoked, the latest first. */
export async function listPersonalTokens(db: Executor, accountId: number): Promise<Row<'personal_tokens'>[]> {
  return await db
    .selectFrom('personal_tokens')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

/** The account that a token reads for, unless the token is over at `now` or the account is deactivated. */
export async function findAccountByToken(
  db: Executor,
  tokenHash: string,
  now: Date,
): Promise<
  | {
      account: Row<'accounts'>;
      token: { id: number; name: string; usedAt: Date | null; scope: Row<'personal_tokens'>['scope'] };
    }
  | undefined
> {
  const row = await db
    .selectFrom('personal_tokens')
    .innerJoin('accounts', 'accounts.id', 'personal_tokens.account_id')
    .selectAll('accounts')
    .select([
      'personal_tokens.id as token_id',
      'personal_tokens.name as token_name',
      'personal_tokens.last_used_at as used_at',
      'personal_tokens.scope as token_scope',
    ])
    .where('personal_tokens.token_hash', '=', tokenHash)
    .where('personal_tokens.expires_at', '>', now)
    .where('personal_tokens.revoked_at', 'is', null)
    .where('accounts.deactivated_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { token_id: id, token_name: name, used_at: usedAt, token_scope: scope, ...account } = row;
  return { account, token: { id, name, usedAt, scope } };
}

export async function noteTokenUsed(db: Executor, id: number, at: Date): Promise<void> {
  await db.updateTable('personal_tokens').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** Revokes one token of an account, or all of them. */
export async function revokePersonalTokens(
  db: Executor,
  { accountId, id }: { accountId: number; id?: number },
  at: Date,
): Promise<void> {
  await db
    .updateTable('personal_tokens')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .execute();
}
