import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertSession(db: Executor, session: NewRow<'sessions'>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** The account that a session belongs to, unless the session is over at `now` or the account is deactivated. */
export async function findAccountBySession(
  db: Executor,
  idHash: string,
  now: Date,
): Promise<{ account: Row<'accounts'>; session: { id: number; seenAt: Date } } | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select(['sessions.id as session_id', 'sessions.last_seen_at as session_seen_at'])
    .where('sessions.id_hash', '=', idHash)
    .where('sessions.expires_at', '>', now)
    .where('accounts.deactivated_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { session_id: id, session_seen_at: seenAt, ...account } = row;
  return { account, session: { id, seenAt } };
}

/** Notes that somebody is here. */
export async function noteSeen(
  db: Executor,
  { accountId, sessionId, at }: { accountId: number; sessionId: number; at: Date },
): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: at }).where('id', '=', sessionId).execute();
  await db.updateTable('accounts').set({ last_seen_at: at }).where('id', '=', accountId).execute();
}

/** The sessions of an account that run at `now`, the one seen last first. */
export async function listSessions(db: Executor, accountId: number, now: Date): Promise<Row<'sessions'>[]> {
  return await db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function deleteSession(db: Executor, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
}

/** Ends one session of an account. */
export async function deleteSessionOf(
  db: Executor,
  { accountId, id }: { accountId: number; id: number },
): Promise<void> {
  await db.deleteFrom('sessions').where('account_id', '=', accountId).where('id', '=', id).execute();
}

/** Ends every session of an account, but for the one of `except`. */
export async function deleteSessionsOf(
  db: Executor,
  accountId: number,
  { except }: { except?: string | undefined } = {},
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .$if(except !== undefined, (query) => query.where('id_hash', '<>', except!))
    .execute();
}

export async function deleteSessionsOverAt(db: Executor, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
