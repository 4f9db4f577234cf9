import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from './actor.ts';
import { moveStudy } from './moveStudy.ts';

/**
 * Takes an open study from its raters for a while; what they reserved stays theirs until the leases run out.
 *
 * @throws AppError `not_found`; `conflict` where the study's state does not allow it
 */
export async function pauseStudy(db: Database, slug: string, doing: Doing = {}): Promise<Row<'studies'>> {
  return await moveStudy(db, slug, 'paused', doing);
}
