import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { findAccountByEmail } from '#db/queries/accounts.ts';
import { accountOf, type Account } from './account.server.ts';
import { createAttemptLimit } from './attemptLimit.server.ts';
import { verifyPassword } from './password.server.ts';
import { startSession } from './session.server.ts';

export interface SignInRequest {
  email: string;
  password: string;
  /** Where the request came from. */
  clientAddress: string;
  /** Whether people reach the server by https, so that the cookie may only travel that way. */
  secureCookies: boolean;
}

const WINDOW_MS = 15 * 60 * 1000;
/** Against guessing one account's password. */
const ofAccount = createAttemptLimit({ most: 10, windowMs: WINDOW_MS, mostKeys: 10_000 });
/** Against guessing many accounts' passwords, and against keeping the server busy with hashing. */
const ofAddress = createAttemptLimit({ most: 100, windowMs: WINDOW_MS, mostKeys: 10_000 });

/**
 * Signs a person in.
 *
 * @returns the account and the `Set-Cookie` header of its new session
 * @throws AppError `not_authenticated` where email and password don't belong together, `too_many` after 10
 * attempts in 15 minutes for an account from an address, or 100 from an address
 */
export async function signIn(
  db: Database,
  request: SignInRequest,
  now = new Date(),
): Promise<{ account: Account; setCookie: string }> {
  const email = request.email.trim().toLowerCase();
  const key = `${request.clientAddress} ${email}`;
  const wait = Math.max(
    ofAccount.attempt(key, now.getTime()),
    ofAddress.attempt(request.clientAddress, now.getTime()),
  );
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60);
    throw new AppError(
      'too_many',
      `Too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    );
  }
  const row = await findAccountByEmail(db, email);
  const matches = await verifyPassword(row?.password_hash, request.password);
  if (row === undefined || !matches) {
    throw new AppError('not_authenticated', 'Email and password do not belong together. Try again.');
  }
  ofAccount.forget(key);
  return {
    account: accountOf(row),
    setCookie: await startSession(db, row.id, { secure: request.secureCookies, now }),
  };
}
