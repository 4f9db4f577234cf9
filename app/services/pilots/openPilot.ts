import type { Database } from '#db/database.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { createInvitation } from '../studies/createInvitation.ts';
import { openStudy } from '../studies/openStudy.ts';
import { PILOT_LABEL, pilotToken } from './pilotToken.ts';
import { requirePilot } from './requirePilot.ts';

/** An open pilot, and the secret part of the link that leads into it. */
export interface OpenPilot {
  readonly slug: string;
  readonly token: string;
}

/**
 * Opens a pilot and makes its link, by which as many may join as judge each item, so that everybody judges all of it.
 * Of one that is open it gives the link that is there.
 *
 * @param slug the pilot's, or that of the study whose latest it is
 * @throws AppError `not_found`; `conflict` where the pilot is over, or there is nothing to judge
 */
export async function openPilot(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<OpenPilot> {
  const { pilot } = await requirePilot(db, slug);
  await openStudy(db, pilot.slug, { now, actor });
  const there = await pilotToken(db, pilot.id, now);
  if (there !== null) return { slug: pilot.slug, token: there };
  const { ratersPerItem: raters } = pilot.configuration.protocol;
  const limits = { mostRaters: raters, mostPerAddress: raters };
  const { token } = await createInvitation(
    db,
    { slug: pilot.slug, label: PILOT_LABEL, ...limits },
    { now, actor },
  );
  return { slug: pilot.slug, token };
}
