import { AppError, problemAt, said } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { revokeInvitation } from '#db/queries/invitations.ts';
import { findRaterById, lockRater } from '#db/queries/raters.ts';
import { giveBackBlocks, giveSeat, lockSeatByNumber, seatNameTaken } from '#db/queries/seatStates.ts';
import { shareStudy } from '#db/queries/studies.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { insertPersonalLink } from './personalLink.ts';
import { requireStudy } from './requireStudy.ts';
import { seatNameFault } from './seatName.ts';

const ALLOWED: readonly string[] = ['ready', 'open', 'paused'];

/**
 * Gives a panel's seat to somebody else, whose rater has left: the old link is withdrawn, what its rater has judged
 * stays, what they had begun and all the rest of the plan passes on. Where they are set aside, what they judged passes
 * on as well.
 *
 * @param input.seat the seat's number
 * @param input.name who takes it; may be the same name, for a link that was lost
 * @returns the secret part of the new link
 * @throws AppError `not_found`; `invalid_input` for a name that is empty, long or another seat's; `conflict` where the
 *   study is neither ready, open nor paused
 */
export async function replaceSeat(
  db: Database,
  slug: string,
  input: { seat: number; name: string },
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<{ token: string }> {
  const name = input.name.trim();
  return await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, (await requireStudy(trx, slug)).id))!;
    const studyId = study.id;
    const seat = await lockSeatByNumber(trx, studyId, input.seat);
    if (seat === undefined) throw new AppError('no-seat', { slug, seat: input.seat });
    if (!ALLOWED.includes(study.state)) {
      throw new AppError('seats-fixed', { slug, state: study.state });
    }
    const taken = await seatNameTaken(trx, { studyId, number: seat.number, name });
    const wrong = taken ? said('seat-taken', { name }) : seatNameFault(name);
    if (wrong !== null) {
      const fault = problemAt('name', wrong);
      throw new AppError('seat-refused', { fault }, { problems: [fault] });
    }
    const before = typeof seat.rater_id === 'number' ? await findRaterById(trx, seat.rater_id) : undefined;
    if (before !== undefined) {
      await lockRater(trx, before.id);
      await giveBackBlocks(trx, before.id);
    }
    await revokeInvitation(trx, { studyId, id: seat.invitation_id, at: now });
    const { invitation, token } = await insertPersonalLink(trx, studyId, name);
    await giveSeat(trx, seat.id, { name, invitation });
    const detail = { seat: seat.number, before: seat.name, name, rater: before?.name ?? null };
    await insertEvent(trx, { studyId, at: now, actor, kind: 'seat-replaced', detail });
    return { token };
  });
}
