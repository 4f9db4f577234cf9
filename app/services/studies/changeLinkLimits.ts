import { AppError } from '#app/core/shared/errors.ts';
import type { LinkLimits } from '#app/core/studies/linkLimits.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { setLinkLimits } from '#db/queries/invitations.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { checkedLimit } from './linkLimit.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Changes how many people may join by a link; who has joined stays.
 *
 * @param id the link's id, see `studyOverview`
 * @throws AppError `not_found` for a link that the study doesn't have or that is withdrawn; `invalid_input`
 */
export async function changeLinkLimits(
  db: Database,
  slug: string,
  id: number,
  limits: LinkLimits,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  const mostRaters = checkedLimit(limits.mostRaters, 'mostRaters');
  const mostPerAddress = checkedLimit(limits.mostPerAddress, 'mostPerAddress');
  await db.transaction().execute(async (trx) => {
    const study = await requireStudy(trx, slug);
    const link = Number.isInteger(id)
      ? await setLinkLimits(trx, { studyId: study.id, id, mostRaters, mostPerAddress })
      : undefined;
    if (link === undefined) {
      throw new AppError('no-such-link', { slug });
    }
    const detail = { label: link.label, mostRaters, mostPerAddress };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'link-limits', detail });
  });
}
