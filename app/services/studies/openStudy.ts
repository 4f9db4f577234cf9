import { AppError } from '#app/core/shared/errors.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { setupOf, setupVersion } from '../setup/studySetup.ts';
import { changeState } from './changeState.ts';
import { requireLocked, requireStudy } from './requireStudy.ts';

/**
 * Opens a study for its raters, or goes on with one that is paused. Builds the tasks of a draft whose outputs are all
 * there. From now on items, outputs, protocol and margins are frozen.
 *
 * @param seen the version of the set-up that whoever opens it has read, see `setupVersion`; left out, it is opened as it is
 * @throws AppError `not_found`; `conflict` where outputs are missing or being generated, there is nothing to judge, a
 *   panel is asked for and not drawn, the set-up is another one than was read, or the study is over
 */
export async function openStudy(
  db: Database,
  slug: string,
  { seen, ...doing }: Doing & { readonly seen?: string } = {},
): Promise<Row<'studies'>> {
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
      if (seen !== undefined && seen !== setupVersion(await setupOf(trx, study))) {
        throw new AppError('set-up-changed-meanwhile', { slug });
      }
    }
    return await changeState(trx, id, 'open', doing);
  });
}
