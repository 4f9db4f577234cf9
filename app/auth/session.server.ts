import { MOST_AGENT } from '#app/core/people/device.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import {
  deleteSession,
  deleteSessionsOf,
  deleteSessionsOverAt,
  findAccountBySession,
  insertSession,
  noteSeen,
} from '#db/queries/sessions.ts';
import { accountOf, type Account } from './account.server.ts';
import { hashOfSecret, newSecret } from './secret.server.ts';
import { readSessionCookie, sessionCookie } from './sessionCookie.server.ts';

const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** That somebody is here is written down no more often than this. */
const SEEN_EVERY_MS = 60_000;

/**
 * Begins a session of 30 days. The database keeps only a hash of its secret, so that a copy of the database signs
 * nobody in.
 *
 * @param request tells on what device it is
 * @returns the `Set-Cookie` header
 */
export async function startSession(
  db: Database,
  accountId: number,
  { request, secure, now = new Date() }: { request?: Request; secure: boolean; now?: Date },
): Promise<string> {
  const secret = newSecret();
  await deleteSessionsOverAt(db, now);
  await insertSession(db, {
    id_hash: hashOfSecret(secret),
    account_id: accountId,
    created_at: now,
    last_seen_at: now,
    user_agent: request?.headers.get('user-agent')?.slice(0, MOST_AGENT) ?? null,
    expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000),
  });
  return sessionCookie(secret, SESSION_SECONDS, secure);
}

/** How a request's session is read: whether people reach the server by https, and what time it is. */
export interface Reading {
  readonly secure: boolean;
  readonly now?: Date;
}

/** Somebody who is signed in, and by which session. */
export interface SignedIn {
  readonly account: Account;
  readonly session: number;
}

/** Who is signed in with a request, by which session; null where nobody is. */
export async function currentSession(
  db: Database,
  request: Request,
  { secure, now = new Date() }: Reading,
): Promise<SignedIn | null> {
  const secret = readSessionCookie(request, secure);
  if (secret === undefined) return null;
  const found = await findAccountBySession(db, hashOfSecret(secret), now);
  if (found === undefined) return null;
  const { account, session } = found;
  if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS || account.last_seen_at === null) {
    await noteSeen(db, { accountId: account.id, sessionId: session.id, at: now });
  }
  return { account: accountOf(account), session: session.id };
}

/** Who is signed in with a request, or null. */
export async function currentAccount(
  db: Database,
  request: Request,
  reading: Reading,
): Promise<Account | null> {
  return (await currentSession(db, request, reading))?.account ?? null;
}

/**
 * Who is signed in with a request.
 * @throws AppError `not_authenticated` where nobody is
 */
export async function requireAccount(db: Database, request: Request, reading: Reading): Promise<Account> {
  const account = await currentAccount(db, request, reading);
  if (account === null) throw new AppError('sign-in-needed');
  return account;
}

/**
 * Ends the session that a request carries, if any; with `everywhere` all sessions of its account, on every device.
 * @returns the `Set-Cookie` header that removes its cookie
 */
export async function signOut(
  db: Database,
  request: Request,
  { everywhere = false, ...reading }: Reading & { readonly everywhere?: boolean },
): Promise<string> {
  const account = everywhere ? await currentAccount(db, request, reading) : null;
  if (account !== null) await deleteSessionsOf(db, account.id);
  const secret = readSessionCookie(request, reading.secure);
  if (secret !== undefined) await deleteSession(db, hashOfSecret(secret));
  return sessionCookie('', 0, reading.secure);
}

/** The hash by which the database knows the session that a request carries, if any. */
export function sessionHash(request: Request, secure: boolean): string | undefined {
  const secret = readSessionCookie(request, secure);
  return secret === undefined ? undefined : hashOfSecret(secret);
}
