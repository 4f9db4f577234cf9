import { AppError } from '#app/core/shared/errors.ts';
import { mayStop } from '#app/core/studies/looks.ts';
import type { Database } from '#db/database.ts';
import { listLooks, stopByLook } from '#db/queries/looks.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from '../studies/actor.ts';
import { changeState } from '../studies/changeState.ts';
import { requireLocked } from '../studies/requireStudy.ts';

/**
 * Stops a study with the verdict that its last look permitted: closes it, to be judged at that look's level, with
 * whatever was judged since.
 *
 * @throws AppError `not_found`; `conflict` where no look permitted it, or the state doesn't
 */
export async function stopStudy(
  db: Database,
  slug: string,
  { now = new Date(), ...doing }: Doing = {},
): Promise<Row<'studies'>> {
  return await db.transaction().execute(async (trx) => {
    const { id } = await requireLocked(trx, slug);
    const last = (await listLooks(trx, id)).at(-1);
    if (last === undefined || !mayStop(last.decisions)) throw new AppError('look-permits-no-stop', { slug });
    const closed = await changeState(trx, id, 'closed', { now, ...doing });
    await stopByLook(trx, last.id, now);
    return closed;
  });
}
