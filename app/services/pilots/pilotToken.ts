import type { Executor } from '#db/database.ts';
import { linksOfStudy } from '#db/queries/invitations.ts';

/** What the link of a pilot is called. */
export const PILOT_LABEL = 'Pilot';

/** The secret part of a pilot's link; null where it has none that is open. */
export async function pilotToken(db: Executor, pilotId: number, now: Date): Promise<string | null> {
  const link = (await linksOfStudy(db, pilotId)).find(
    ({ label, revokedAt, expiresAt }) =>
      label === PILOT_LABEL && revokedAt === null && (expiresAt === null || expiresAt > now),
  );
  return link?.token ?? null;
}
