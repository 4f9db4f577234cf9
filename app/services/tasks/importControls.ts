import { AppError, type Problem } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { onceEach } from '../imports/problems.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { assertControlsOpen, giveControls, type ControlsGiven, type ControlsToGive } from './giveControls.ts';

export interface ControlsImport extends ControlsToGive {
  readonly slug: string;
  /** SHA-256 of the file that the controls were read from. */
  readonly fileHash?: string;
}

/**
 * Takes controls that a lead wrote into a study that is a draft or ready: all of them or none. Where the study is ready
 * its tasks are built anew; a panel's plan has to be drawn again then. Of an item's controls the lead's own goes before
 * any that the program makes.
 *
 * @throws AppError `not_found`; `conflict` where the study's state doesn't allow it; `invalid_input` with every fault
 *   by line and field, each once with how many lines have it: unknown items, criteria, doses and systems, texts that a
 *   system wrote, a second control for an item, and, unless they are to be replaced, other controls than those that are
 *   there
 */
export async function importControls(
  db: Database,
  { slug, fileHash, ...given }: ControlsImport,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<ControlsGiven> {
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    assertControlsOpen(study);
    const result = await giveControls(trx, study, given, refusal);
    if (given.check === true) return result;
    const detail = { imported: result.imported, replaced: result.replaced, fileHash: fileHash ?? null };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'controls-imported', detail });
    return result;
  });
}

function refusal(problems: readonly Problem[]): AppError {
  const each = onceEach(problems);
  return new AppError('controls-refused', { count: each.length, first: each[0]! }, { problems: each });
}
