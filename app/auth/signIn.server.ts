import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { findAccountByEmail, replacePasswordHash } from '#db/queries/accounts.ts';
import { accountOf, type Account } from './account.server.ts';
import { createAttemptLimit, refuseIfOver } from './attemptLimit.server.ts';
import { deviceCookie, knownDevice } from './knownDevice.server.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.server.ts';
import { startSession } from './session.server.ts';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Whose cookies tell whether somebody has signed in from this browser before. */
  readonly request: Request;
  /** Where the request came from. */
  readonly clientAddress: string;
  /** Whether people reach the server by https, so that the cookie may only travel that way. */
  readonly secureCookies: boolean;
}

const WINDOW_MS = 15 * 60 * 1000;
/** Against guessing one account's password: for each account and address, and for each known device. */
const ofAccount = createAttemptLimit({ name: 'account', most: 10, windowMs: WINDOW_MS });
/** Against guessing many accounts' passwords, and against keeping the server busy with hashing. */
const ofAddress = createAttemptLimit({ name: 'address', most: 100, windowMs: WINDOW_MS });

/**
 * Signs a person in.
 *
 * @returns the account and the `Set-Cookie` headers of its new session and of this browser
 * @throws AppError `not_authenticated` where email and password don't belong together, `too_many` after 10
 * attempts in 15 minutes for an account from an address, or 100 from an address; from a browser that somebody has
 * signed in from before, after 10 of its own; `forbidden` where the account is deactivated
 */
export async function signIn(
  db: Database,
  { email: given, password, request, clientAddress, secureCookies: secure }: SignInRequest,
  now = new Date(),
): Promise<{ account: Account; setCookies: string[] }> {
  const email = given.trim().toLowerCase();
  const row = await findAccountByEmail(db, email);
  const device = row === undefined ? undefined : knownDevice(request, row.password_hash, secure);
  if (device === undefined) refuseIfOver(await ofAddress.attempt(db, clientAddress, now));
  const key = device === undefined ? `${clientAddress} ${email}` : `device ${device}`;
  refuseIfOver(await ofAccount.attempt(db, key, now));
  const matches = await verifyPassword(row?.password_hash, password);
  if (row === undefined || !matches) {
    throw new AppError('wrong-password');
  }
  // Only whoever knows the password is told.
  if (row.deactivated_at !== null) throw new AppError('account-deactivated');
  await ofAccount.forget(db, key);
  const passwordHash = await strengthened(db, row, password);
  return {
    account: accountOf(row),
    setCookies: [
      await startSession(db, row.id, { request, secure, now }),
      deviceCookie(passwordHash, secure),
    ],
  };
}

/** The account's hash; one of an earlier release is made anew now that the password is known. */
async function strengthened(
  db: Database,
  { id, password_hash: before }: { id: number; password_hash: string },
  password: string,
): Promise<string> {
  if (!isOutdated(before)) return before;
  const after = await hashPassword(password);
  await replacePasswordHash(db, id, { before, after });
  return after;
}
