import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { assertControlsOpen, giveControls, type ControlsGiven } from './giveControls.ts';
import type { ImportedControl } from './parseControls.ts';

/**
 * Takes one control that a lead wrote for an item, in the place of whichever the item has. As `importControls`.
 *
 * @throws AppError `not_found`; `conflict` where the study's state doesn't allow it; `invalid_input` with each fault by
 *   its field
 */
export async function writeControl(
  db: Database,
  slug: string,
  control: ImportedControl,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<ControlsGiven> {
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    assertControlsOpen(study);
    const result = await giveControls(
      trx,
      study,
      { controls: [control], replace: true },
      (problems) => new AppError('control-not-written', { first: problems[0]! }, { problems }),
    );
    const { item, criterion, dose } = control;
    const detail = { item, criterion, dose };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'control-written', detail });
    return result;
  });
}
