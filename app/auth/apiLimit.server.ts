import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { createAttemptLimit } from './attemptLimit.server.ts';

/** The windows of all limits are alike: each clears away what is older than its own. */
const windowMs = 15 * 60 * 1000;
const LIMITS = {
  reads: createAttemptLimit({ name: 'api-reads', most: 9000, windowMs }),
  changes: createAttemptLimit({ name: 'api-changes', most: 900, windowMs }),
};

/**
 * Counts a request of an account to the API: ten reads, and one change, a second on average over 15 minutes.
 * @throws AppError `too_many`
 */
export async function countApiRequest(
  db: Database,
  { accountId, kind, now = new Date() }: { accountId: number; kind: keyof typeof LIMITS; now?: Date },
): Promise<void> {
  const seconds = await LIMITS[kind].attempt(db, String(accountId), now);
  if (seconds > 0) throw new AppError('too-many-requests', { seconds });
}
