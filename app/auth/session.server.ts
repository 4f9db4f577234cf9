import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import {
  deleteSession,
  deleteSessionsOf,
  deleteSessionsOverAt,
  findAccountBySession,
  insertSession,
} from '#db/queries/accounts.ts';
import { accountOf, type Account } from './account.server.ts';
import { readSessionCookie, sessionCookie } from './sessionCookie.server.ts';

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/**
 * Begins a session of 30 days. The database keeps only a hash of its secret, so that a copy of the database signs
 * nobody in.
 *
 * @returns the `Set-Cookie` header
 */
export async function startSession(
  db: Database,
  accountId: number,
  { secure, now = new Date() }: { secure: boolean; now?: Date },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await deleteSessionsOverAt(db, now);
  await insertSession(db, {
    id_hash: hashOf(secret),
    account_id: accountId,
    expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000),
  });
  return sessionCookie(secret, SESSION_SECONDS, secure);
}

/** How a request's session is read: whether people reach the server by https, and what time it is. */
export interface Reading {
  readonly secure: boolean;
  readonly now?: Date;
}

/** Who is signed in with a request, or null. */
export async function currentAccount(
  db: Database,
  request: Request,
  { secure, now = new Date() }: Reading,
): Promise<Account | null> {
  const secret = readSessionCookie(request, secure);
  if (secret === undefined) return null;
  const row = await findAccountBySession(db, hashOf(secret), now);
  return row === undefined ? null : accountOf(row);
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
  if (secret !== undefined) await deleteSession(db, hashOf(secret));
  return sessionCookie('', 0, reading.secure);
}

// 32 random bytes can't be guessed, so a fast hash without salt is enough.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
