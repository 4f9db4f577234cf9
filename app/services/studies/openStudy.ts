import { AppError } from '#app/core/shared/errors.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { changeState } from './changeState.ts';
import { requireLocked, requireStudy } from './requireStudy.ts';

/**
 * Opens a study for its raters, or goes on with one that is paused. Builds the tasks of a draft whose outputs are all
 * there. From now on items, outputs, protocol and margins are frozen.
 *
 * @throws AppError `not_found`; `conflict` where outputs are missing or being generated, there is nothing to judge, a
 *   panel is asked for and not drawn, or the study is over
 */
export async function openStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  const { id, state } = await requireStudy(db, slug);
  if (state === 'draft' || state === 'generating') await prepareTasks(db, id, doing);
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    if (study.state === 'ready') {
      if (study.task_count === 0) {
        throw new AppError('nothing-to-judge', { slug });
      }
      const { protocol } = study.configuration;
      if (protocol.strategy === 'panel' && (await listSeats(trx, id)).length === 0) {
        throw new AppError('panel-not-drawn', { slug });
      }
    }
    return await changeState(trx, id, 'open', doing);
  });
}
