import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { moveStudy } from './moveStudy.ts';

/**
 * Ends a study without a verdict; raters' links say that it is over.
 *
 * @throws AppError `not_found`; `conflict` where the study's state does not allow it
 */
export async function withdrawStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  return await moveStudy(db, slug, 'withdrawn', doing);
}
