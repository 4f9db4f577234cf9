import { z } from 'zod';
import {
  MOST_TOKENS,
  TOKEN_DAYS,
  TOKEN_SCOPES,
  type PersonalToken,
  type TokenScope,
} from '#app/core/people/people.ts';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { lockAccounts } from '#db/queries/accounts.ts';
import {
  findAccountByToken,
  insertPersonalToken,
  listPersonalTokens,
  noteTokenUsed,
  revokePersonalTokens,
} from '#db/queries/personalTokens.ts';
import { accountOf, type Account } from './account.server.ts';
import { createAttemptLimit, refuseIfOver } from './attemptLimit.server.ts';
import { daysField, labelField } from './labelled.server.ts';
import { hashOfSecret, isSecret, newSecret } from './secret.server.ts';

/** What every token begins with, so that people, logs and scanners know one. */
const PREFIX = 'evh_';
const DAY_MS = 24 * 3600 * 1000;
const USED_EVERY_MS = 60_000;
/** Against guessing: as many that don't hold as sign-ins from an address. */
const ofAddress = createAttemptLimit({ name: 'token', most: 100, windowMs: 15 * 60 * 1000 });

export const newTokenSchema = z.object({
  name: labelField,
  days: daysField(TOKEN_DAYS),
  scope: z.enum(TOKEN_SCOPES).default('read'),
});

/** The tokens of an account, the latest first; those that are too old until they are revoked. */
export async function listTokens(
  db: Database,
  accountId: number,
  now = new Date(),
): Promise<PersonalToken[]> {
  return (await listPersonalTokens(db, accountId)).map(({ id, name, scope, expires_at, last_used_at }) => ({
    id,
    name,
    scope,
    expiresAt: expires_at.toISOString(),
    expired: expires_at <= now,
    lastUsed: last_used_at?.toISOString() ?? null,
  }));
}

/**
 * Makes a token by which programs read what its owner may, and change it where its scope is `change`.
 *
 * @returns the token, which is told once
 * @throws AppError `invalid_input` naming the fields; `conflict` where the account has as many as it may
 */
export async function makeToken(
  db: Database,
  accountId: number,
  input: unknown,
  now = new Date(),
): Promise<{ name: string; token: string }> {
  const parsed = newTokenSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('own-account-refused', { first: problems[0]! }, { problems });
  }
  const { name, days, scope } = parsed.data;
  const secret = newSecret();
  await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    if ((await listPersonalTokens(trx, accountId)).length >= MOST_TOKENS) {
      throw new AppError('too-many-tokens', { most: MOST_TOKENS });
    }
    await insertPersonalToken(trx, {
      token_hash: hashOfSecret(secret),
      account_id: accountId,
      name,
      scope,
      created_at: now,
      expires_at: new Date(now.getTime() + days * DAY_MS),
    });
  });
  return { name, token: PREFIX + secret };
}

/** Revokes a token of an account; one that is gone already stays so. */
export async function revokeToken(
  db: Database,
  accountId: number,
  id: number,
  now = new Date(),
): Promise<void> {
  await revokePersonalTokens(db, { accountId, id }, now);
}

/** The token that a request carries, if any: `Authorization: Bearer evh_…`. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

/**
 * Whose token it is, what they call it, and what it may.
 *
 * @throws AppError `not_authenticated` for one that is unknown, too old or revoked, or whose owner is deactivated;
 *   `too_many` after 100 of those in 15 minutes from an address
 */
export async function accountOfToken(
  db: Database,
  token: string,
  { clientAddress, now = new Date() }: { clientAddress: string; now?: Date },
): Promise<{ account: Account; name: string; scope: TokenScope }> {
  refuseIfOver(await ofAddress.wait(db, clientAddress, now));
  const secret = token.startsWith(PREFIX) ? token.slice(PREFIX.length) : '';
  const found = isSecret(secret) ? await findAccountByToken(db, hashOfSecret(secret), now) : undefined;
  if (found === undefined) {
    await ofAddress.attempt(db, clientAddress, now);
    throw new AppError('token-refused');
  }
  const { id, name, usedAt, scope } = found.token;
  if (usedAt === null || now.getTime() - usedAt.getTime() >= USED_EVERY_MS) await noteTokenUsed(db, id, now);
  return { account: accountOf(found.account), name, scope };
}
