import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { moveStudy } from './moveStudy.ts';

/**
 * Ends the rating of a study for good; its estimates may be seen from now on.
 *
 * @throws AppError `not_found`; `conflict` where the study's state does not allow it
 */
export async function closeStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  return await moveStudy(db, slug, 'closed', doing);
}
