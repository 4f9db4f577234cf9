import { LEAD } from '#app/core/tasks/controls.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { deleteControlText } from '#db/queries/controlTexts.ts';
import { insertEvent } from '#db/queries/events.ts';
import { findItem } from '#db/queries/items.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { assertControlsOpen } from './giveControls.ts';
import { rebuildTasks } from './prepareTasks.ts';

/**
 * Takes the control away that a lead wrote or imported for an item. Where the study is ready its tasks are built anew;
 * the item may get one that the program makes.
 *
 * @throws AppError `not_found`; `conflict` where the study's state doesn't allow it
 */
export async function removeControl(
  db: Database,
  slug: string,
  item: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    assertControlsOpen(study);
    const found = await findItem(trx, study.id, item);
    const gone = found === undefined ? undefined : await deleteControlText(trx, found.id, LEAD);
    if (gone === undefined) throw new AppError('no-control-of-lead', { slug, item });
    if (study.state === 'ready') await rebuildTasks(trx, study);
    const detail = { item, criterion: gone.criterion, dose: gone.dose };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'control-removed', detail });
  });
}
