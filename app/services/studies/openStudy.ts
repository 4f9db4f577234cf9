import { AppError } from '#app/core/shared/errors.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { moveStudy } from './moveStudy.ts';
import { requireStudy } from './requireStudy.ts';

/**
 * Opens a study for its raters, or goes on with one that is paused. Builds the tasks where that has not been
 * done. From now on items, outputs, protocol and margins are frozen.
 *
 * @throws AppError `not_found`; `conflict` where outputs are missing, there is nothing to judge, a panel is
 *   asked for and not drawn, or the study is over
 */
export async function openStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  const study = await requireStudy(db, slug);
  if (study.state === 'draft' || study.state === 'generating') await prepareTasks(db, study.id);
  if ((await requireStudy(db, slug)).task_count === 0) {
    throw new AppError(
      'conflict',
      `The study "${slug}" has nothing to judge: all its systems wrote the same. Raters cannot tell them apart.`,
    );
  }
  const { protocol } = study.configuration;
  if (protocol.strategy === 'panel' && (await listSeats(db, study.id)).length === 0) {
    throw new AppError(
      'conflict',
      `The study "${slug}" is for a panel, and none is drawn yet; name its raters first.`,
    );
  }
  return await moveStudy(db, slug, 'open', doing);
}
