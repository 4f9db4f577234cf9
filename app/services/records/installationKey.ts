import type { Executor, OpenTransaction } from '#db/database.ts';
import { findSigningKey, insertSigningKey, lockRecords } from '#db/queries/decisionRecords.ts';
import type { Database } from '#db/database.ts';
import { newKey } from './signature.ts';

/**
 * The key that this installation signs with, made where there is none yet.
 * @param trx within which the records are locked
 */
export async function signingKey(
  trx: OpenTransaction,
  now: Date,
): Promise<{ publicKey: string; privateKey: string }> {
  const stored = await findSigningKey(trx);
  if (stored !== undefined) return { publicKey: stored.public_key, privateKey: stored.private_key };
  const made = newKey();
  await insertSigningKey(trx, {
    public_key: made.publicKey,
    private_key: made.privateKey,
    created_at: now,
  });
  return made;
}

/** The public part of the installation's key, PEM; made where there is none yet, so that it can be handed on early. */
export async function publicKey(db: Database, now = new Date()): Promise<string> {
  const known = await knownPublicKey(db);
  if (known !== null) return known;
  return await db.transaction().execute(async (trx) => {
    await lockRecords(trx);
    return (await signingKey(trx, now)).publicKey;
  });
}

/** The same where there is one already, else null. */
export async function knownPublicKey(db: Executor): Promise<string | null> {
  return (await findSigningKey(db))?.public_key ?? null;
}
