import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function hasAccounts(db: Executor): Promise<boolean> {
  const first = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return first !== undefined;
}

/** Lets nobody else add accounts until the transaction ends; only useful within one. */
export async function lockAccounts(db: Executor): Promise<void> {
  await sql`lock table accounts in share row exclusive mode`.execute(db);
}

export async function insertAccount(db: Executor, account: NewRow<'accounts'>): Promise<Row<'accounts'>> {
  return await db.insertInto('accounts').values(account).returningAll().executeTakeFirstOrThrow();
}

/** @param email in lower case, as all are stored */
export async function findAccountByEmail(db: Executor, email: string): Promise<Row<'accounts'> | undefined> {
  return await db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Puts a new hash of the same password in the place of one that is still `before`. */
export async function replacePasswordHash(
  db: Executor,
  id: number,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ password_hash: after })
    .where('id', '=', id)
    .where('password_hash', '=', before)
    .execute();
}

export async function insertSession(db: Executor, session: NewRow<'sessions'>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** The account that a session belongs to, unless the session is over at `now`. */
export async function findAccountBySession(
  db: Executor,
  idHash: string,
  now: Date,
): Promise<Row<'accounts'> | undefined> {
  return await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .where('sessions.id_hash', '=', idHash)
    .where('sessions.expires_at', '>', now)
    .executeTakeFirst();
}

export async function deleteSession(db: Executor, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
}

/** Ends every session of an account. */
export async function deleteSessionsOf(db: Executor, accountId: number): Promise<void> {
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

export async function deleteSessionsOverAt(db: Executor, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
