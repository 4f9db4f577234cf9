import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { EXTENSION_BATCH } from '#app/core/studies/batches.ts';
import { extendedAt, openBatch } from '#db/queries/batches.ts';
import { insertEvent } from '#db/queries/events.ts';
import { addFurther, countFurther } from '#db/queries/rooms.ts';
import { countExtent } from '#db/queries/studies.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import type { DrawnSeat } from '../studies/addSeats.ts';
import { furtherPanel } from '../studies/furtherPanel.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { furtherBlocks } from '../studies/studyExtent.ts';

export interface Extended {
  /** Blocks that the study asks for beyond those before. */
  readonly blocks: number;
  /** Items that nobody was asked about before, and judgments that each item gets beyond those before. */
  readonly items: number;
  readonly judgments: number;
  /** The seats of a further panel, with the secret part of each rater's own link. */
  readonly seats: readonly DrawnSeat[];
}

export interface Extending extends Doing {
  /** The raters of a further panel, where a panel's study reserved further judgments. */
  readonly names?: readonly string[];
}

/**
 * Extends a study as it had reserved before it opened: the items held back are asked, and each item gets the further
 * judgments. Protocol, margins and rule stay; what its looks spent of the error is spent. The further judgments of a
 * panel's study come from a further panel, drawn now.
 *
 * @throws AppError `not_found`; `conflict` where the study isn't open or paused, reserved no extension, or has had it;
 *   `invalid_input` for the names of a further panel, see `panelNames`
 */
export async function extendStudy(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM, names = [] }: Extending = {},
): Promise<Extended> {
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const { extension } = study.configuration.looks;
    const blocks = await furtherBlocks(trx, study);
    if (extension === null || blocks === null) throw new AppError('no-extension', { slug });
    if (study.state !== 'open' && study.state !== 'paused') {
      throw new AppError('extension-too-late', { slug, state: study.state });
    }
    if ((await extendedAt(trx, study.id)) !== null) throw new AppError('extended-already', { slug });
    const extended = { blocks: await countFurther(trx, study.id, blocks), ...extension };
    await addFurther(trx, study.id, blocks);
    await openBatch(trx, study.id, EXTENSION_BATCH, now);
    const seats = await furtherPanel(trx, study, extension.judgments, names);
    await countExtent(trx, study.id);
    await insertEvent(trx, {
      studyId: study.id,
      at: now,
      actor,
      kind: 'study-extended',
      detail: { ...extended, ...(seats.length > 0 && { seats: seats.length }) },
    });
    return { ...extended, seats };
  });
}
