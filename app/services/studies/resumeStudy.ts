import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { changeState } from './changeState.ts';
import { requireLocked } from './requireStudy.ts';

/**
 * Gives a paused study back to its raters.
 *
 * @throws AppError `not_found`; `conflict` where the study is not paused
 */
export async function resumeStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  return await db.transaction().execute(async (trx) => {
    const { id, state } = await requireLocked(trx, slug);
    if (state !== 'paused' && state !== 'open') {
      throw new AppError('not-paused', { slug, state });
    }
    return await changeState(trx, id, 'open', doing);
  });
}
