import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/** How many windows that are over one attempt clears away at most; more than come new, so that none stay. */
const CLEARED = 20;

/**
 * Counts an attempt of a key, in one statement, so that processes which count at once miss none. The window begins
 * with the first attempt; one that began at `over` or before has ended, and another one begins.
 * @returns the attempts in the key's window with this one, and when the window began
 */
export async function countSignInAttempt(
  db: Executor,
  { keyHash, at, over }: { keyHash: string; at: Date; over: Date },
): Promise<{ attempts: number; since: Date }> {
  // What another process is at, it clears away itself.
  await sql`
    delete from sign_in_attempts where key_hash in (
      select key_hash from sign_in_attempts where since <= ${over} and key_hash <> ${keyHash}
      order by since limit ${CLEARED} for update skip locked)`.execute(db);
  const { rows } = await sql<{ attempts: number; since: Date }>`
    insert into sign_in_attempts as known (key_hash, since, attempts) values (${keyHash}, ${at}, 1)
    on conflict (key_hash) do update set
      attempts = case when known.since <= ${over} then 1 else known.attempts + 1 end,
      since = case when known.since <= ${over} then excluded.since else known.since end
    returning attempts, since`.execute(db);
  return rows[0]!;
}

/** The attempts of a key in a window that hasn't ended: one that began after `over`. */
export async function findSignInAttempts(
  db: Executor,
  { keyHash, over }: { keyHash: string; over: Date },
): Promise<{ attempts: number; since: Date } | undefined> {
  return await db
    .selectFrom('sign_in_attempts')
    .select(['attempts', 'since'])
    .where('key_hash', '=', keyHash)
    .where('since', '>', over)
    .executeTakeFirst();
}

/** Forgets the attempts of a key. */
export async function forgetSignInAttempts(db: Executor, keyHash: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('key_hash', '=', keyHash).execute();
}
