import { assertMayMove, type StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { lockStudy, markClosed, markOpened, setStudyState } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Moves a study into a state, and notes that it happened and when it opened or closed. A study that is in the state already stays as
 * it is, so that a command may be repeated.
 *
 * @throws AppError `not_found`; `conflict` where the state doesn't lead there
 */
export async function moveStudy(
  db: Database,
  slug: string,
  to: StudyState,
  { now = new Date(), actor = SYSTEM }: Doing,
): Promise<Row<'studies'>> {
  return await db.transaction().execute(async (trx) => {
    const { id } = await requireStudy(trx, slug);
    const study = (await lockStudy(trx, id))!;
    if (study.state === to) return study;
    assertMayMove(study.state, to);
    await setStudyState(trx, id, to);
    const detail = { from: study.state, to };
    await insertEvent(trx, { studyId: id, at: now, actor, kind: 'state', detail });
    if (to === 'open') await markOpened(trx, id, now);
    if (to === 'closed') await markClosed(trx, id, now);
    return await requireStudy(trx, slug);
  });
}
