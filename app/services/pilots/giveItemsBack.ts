import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { OpenTransaction } from '#db/database.ts';
import { takeFromPilot } from '#db/queries/pilots.ts';
import { lockStudy } from '#db/queries/studies.ts';
import { rebuildTasks } from '../tasks/prepareTasks.ts';

/** Lets a study ask about the items again that it had left to a pilot which goes, unless it has opened meanwhile. */
export async function giveItemsBack(trx: OpenTransaction, studyId: number, pilotId: number): Promise<void> {
  const study = (await lockStudy(trx, studyId))!;
  if (isFrozen(study.state)) return;
  const given = await takeFromPilot(trx, { studyId, pilotId });
  if (given > 0 && study.state === 'ready') await rebuildTasks(trx, study);
}
