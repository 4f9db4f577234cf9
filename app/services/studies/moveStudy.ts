import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { changeState } from './changeState.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Moves a study into a state, where nothing else has to happen with it; see `changeState`.
 *
 * @throws AppError `not_found`; `conflict` where the state doesn't lead there
 */
export async function moveStudy(
  db: Database,
  slug: string,
  to: StudyState,
  doing: Doing,
): Promise<Row<'studies'>> {
  return await db
    .transaction()
    .execute(async (trx) => changeState(trx, (await requireStudy(trx, slug)).id, to, doing));
}
