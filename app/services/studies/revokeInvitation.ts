import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { revokeInvitation as revoke } from '#db/queries/invitations.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Withdraws a rater's link: nobody joins by it any more, and those who did cannot go on. What they judged stays.
 *
 * @param id the link's id, see `studyOverview`
 * @throws AppError `not_found` for a link that the study doesn't have or that is withdrawn already
 */
export async function revokeInvitation(
  db: Database,
  slug: string,
  id: number,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireStudy(trx, slug);
    const link = await revoke(trx, { studyId: study.id, id, at: now });
    if (link === undefined) {
      throw new AppError('no-such-link', { slug });
    }
    const detail = { label: link.label };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'link-revoked', detail });
  });
}
