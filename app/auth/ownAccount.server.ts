import { z } from 'zod';
import { deviceOf } from '#app/core/people/device.ts';
import type { OpenSession } from '#app/core/people/people.ts';
import { AppError, problem, problemsIn } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { changeAccount, findAccount, lockAccounts } from '#db/queries/accounts.ts';
import { deletePasswordResets } from '#db/queries/accountLinks.ts';
import { deleteSessionOf, deleteSessionsOf, listSessions } from '#db/queries/sessions.ts';
import { createAttemptLimit, refuseIfOver } from './attemptLimit.server.ts';
import { nameSchema, passwordSchema } from './newAccount.ts';
import { hashPassword, verifyPassword } from './password.server.ts';

/** What somebody changes about themselves. */
export const ownNameSchema = z.object({ name: nameSchema });
export const ownPasswordSchema = z.object({ present: z.string(), password: passwordSchema });

/** Whoever finds a browser signed in tries no more passwords than somebody at the door. */
const ofPresent = createAttemptLimit({ name: 'present password', most: 10, windowMs: 15 * 60 * 1000 });

/** @throws AppError `invalid_input` */
export async function changeName(db: Database, id: number, input: unknown): Promise<void> {
  const { name } = valid(ownNameSchema, input);
  await changeAccount(db, id, { name });
}

/**
 * Changes a password for who knows the present one; the account's other sessions end, and links for a new password.
 *
 * @param session the hash of the session that goes on
 * @returns the new password's hash, by which the browser is known again
 * @throws AppError `invalid_input` naming the fields; `too_many` after 10 attempts in 15 minutes
 */
export async function changePassword(
  db: Database,
  id: number,
  input: unknown,
  { session, now = new Date() }: { session: string | undefined; now?: Date },
): Promise<string> {
  const { present, password } = valid(ownPasswordSchema, input);
  const before = await presentHash(db, id, present, now);
  if (before === null) {
    const fault = problem('present', 'not-the-password');
    throw new AppError('own-account-refused', { first: fault }, { problems: [fault] });
  }
  const password_hash = await hashPassword(password);
  await db.transaction().execute(async (trx) => {
    await lockAccounts(trx);
    // Somebody with a link may have set another one meanwhile, which is not to be overwritten.
    if ((await findAccount(trx, id))?.password_hash !== before) throw new AppError('sign-in-needed');
    await changeAccount(trx, id, { password_hash });
    await deleteSessionsOf(trx, id, { except: session });
    await deletePasswordResets(trx, { accountId: id });
  });
  await ofPresent.forget(db, String(id));
  return password_hash;
}

/**
 * Makes sure that whoever signs something is who signed in: somebody may have left a browser open.
 * @throws AppError `invalid_input` naming `password`; `too_many` after 10 attempts in 15 minutes
 */
export async function assertPassword(
  db: Database,
  id: number,
  password: string,
  now = new Date(),
): Promise<void> {
  if ((await presentHash(db, id, password, now)) === null) {
    const fault = problem('password', 'not-the-password');
    throw new AppError('decision-refused', { first: fault }, { problems: [fault] });
  }
  await ofPresent.forget(db, String(id));
}

/** The hash of an account's password where this is it, else null; attempts are counted. */
async function presentHash(db: Database, id: number, password: string, now: Date): Promise<string | null> {
  refuseIfOver(await ofPresent.attempt(db, String(id), now));
  const hash = (await findAccount(db, id))?.password_hash;
  return (await verifyPassword(hash, password)) ? hash! : null;
}

/** Where an account is signed in, the session seen last first. */
export async function ownSessions(
  db: Database,
  id: number,
  { current, now = new Date() }: { current: number; now?: Date },
): Promise<OpenSession[]> {
  return (await listSessions(db, id, now)).map((session) => ({
    id: session.id,
    device: deviceOf(session.user_agent),
    since: session.created_at.toISOString(),
    lastSeen: session.last_seen_at.toISOString(),
    current: session.id === current,
  }));
}

/** Ends one session of an account; one that is over already stays so. */
export async function endSession(db: Database, id: number, session: number): Promise<void> {
  await deleteSessionOf(db, { accountId: id, id: session });
}

/**
 * Ends every session of an account but one.
 * @param session the hash of the one that goes on
 */
export async function endOtherSessions(db: Database, id: number, session: string | undefined): Promise<void> {
  await deleteSessionsOf(db, id, { except: session });
}

function valid<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = problemsIn(parsed.error);
  throw new AppError('own-account-refused', { first: problems[0]! }, { problems });
}
